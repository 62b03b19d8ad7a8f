/// The two sides of a comparison. Never two loose arguments: a swap must not go unnoticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<T> {
    /// What is.
    pub previous: T,
    /// What shall be.
    pub next: T,
}

impl<T> Pair<T> {
    /// Applies a function to both sides.
    pub fn map<U>(self, mut apply: impl FnMut(T) -> U) -> Pair<U> {
        Pair { previous: apply(self.previous), next: apply(self.next) }
    }

    /// Both sides by reference.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { previous: &self.previous, next: &self.next }
    }

    /// What is and what shall be, exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { previous: self.next, next: self.previous }
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether the sides are not equal.
    pub fn differs(&self) -> bool {
        self.previous != self.next
    }
}
