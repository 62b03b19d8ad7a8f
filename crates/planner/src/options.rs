use chkit_schema::QualifiedName;

/// How to carry out a change that no ALTER can make: of an engine, a key, a fixed setting, a view's target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StructuralChanges {
    /// Build the table anew and keep its rows. Refused with an explanation for now.
    #[default]
    Rebuild,
    /// Drop and create: the rows are lost.
    Recreate,
    /// Refuse.
    Refuse,
}

/// What a rename is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenameKind {
    /// A table, `database.table`.
    Table,
    /// A column, `database.table.column`.
    Column,
}

/// A rename that the caller asks for, beyond those the definitions state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// What it is about.
    pub kind: RenameKind,
    /// The table's former name.
    pub from_table: QualifiedName,
    /// The table's new name.
    pub to_table: QualifiedName,
    /// The former and the new name of a column.
    pub column: Option<(String, String)>,
}

/// What a caller may ask of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanOptions {
    /// What to do where no ALTER is enough.
    pub structural_changes: StructuralChanges,
    /// Renames.
    pub renames: Vec<Rename>,
}
