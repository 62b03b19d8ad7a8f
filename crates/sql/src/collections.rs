//! What the standard library does too, in fewer bytes: its stable sort is 6 KB of WebAssembly for each type that is sorted.

use std::cmp::Ordering;

/// Collects into an ordered map or set.
pub trait Gather: Iterator {
    /// Inserts one after the other, where `collect` sorts everything first.
    fn gather<C: Default + Extend<Self::Item>>(self) -> C
    where
        Self: Sized,
    {
        let mut gathered = C::default();
        gathered.extend(self);
        gathered
    }
}

impl<I: Iterator> Gather for I {}

/// Sorts; what is equal stays in its order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order_of(items.len(), &|left, right| match (items.get(left), items.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| unsorted.get_mut(index)?.take()));
}

/// The sorted order of so many items: the one sort that is compiled.
fn order_of(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|left, right| compare(*left, *right));
    order
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Gather, sort_by};

    #[test]
    fn sorting_keeps_the_order_of_equal_items() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_by(&mut items, |left, right| left.0.cmp(&right.0));
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn nothing_is_sorted_too() {
        let mut items: Vec<u8> = Vec::new();
        sort_by(&mut items, Ord::cmp);
        assert!(items.is_empty());
    }

    #[test]
    fn the_last_of_equal_keys_counts() {
        let map: BTreeMap<&str, u8> = [("b", 1), ("a", 2), ("b", 3)].into_iter().gather();
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", 2), ("b", 3)]);
        let set: BTreeSet<u8> = [3, 1, 3, 2].into_iter().gather();
        assert_eq!(set.into_iter().collect::<Vec<_>>(), [1, 2, 3]);
    }
}
