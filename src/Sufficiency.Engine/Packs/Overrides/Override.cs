namespace Sufficiency.Engine.Packs.Overrides;

/// <summary>What an override does to the value it names.</summary>
internal enum OverrideKind
{
    /// <summary><c>PATH=VALUE</c> puts another value in its place.</summary>
    Set,

    /// <summary><c>PATH+=NUMBER</c> (or <c>-=</c>) adds to it: years of delay, pounds.</summary>
    Add,

    /// <summary><c>PATH*=NUMBER</c> multiplies it; every number of a list, every value of a curve.</summary>
    Multiply,

    /// <summary><c>TABLE[KEY].COLUMN&gt;OTHER=SHARE</c> moves a share of it to the row whose last key is OTHER.</summary>
    Move,
}

/// <summary>A value the user sets in place of the pack's.</summary>
/// <param name="Path">Path as written.</param>
/// <param name="Value">Value as written.</param>
/// <param name="Cell">The cells meant, or null where a value of plan.yaml is.</param>
/// <param name="Kind">What is done with the value.</param>
/// <param name="MovesTo">Last key of the row that a share moves to; null but for <see cref="OverrideKind.Move"/>.</param>
internal sealed record Override(string Path, string Value, CellPath? Cell, OverrideKind Kind = OverrideKind.Set, string? MovesTo = null)
{
    /// <summary>Name under which faults of overrides are reported.</summary>
    public const string File = "--set";

    private readonly List<AppliedOverride> changes = [];

    /// <summary>What it replaced, in the order of the pack.</summary>
    public IReadOnlyList<AppliedOverride> Changes => changes;

    /// <summary>Whether it found what it names.</summary>
    public bool IsApplied { get; set; }

    /// <summary>Notes a value replaced; nothing stood there where the old one is empty.</summary>
    public void Note(string path, string? oldValue, string newValue)
    {
        IsApplied = true;
        changes.Add(new(path, oldValue is { Length: > 0 } ? oldValue : null, newValue));
    }
}

/// <summary>Cells of a table: <c>schemes[faringdon].planned_opening</c>, <c>tier_shares[*,primary,S].share</c>,
/// <c>providers[provision_type=out_of_county].top_up_gbp</c>.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Key">Values of the key columns, <c>*</c> for any; missing ones at the end are empty, or any after
/// a <c>*</c> or beside a condition.</param>
/// <param name="Conditions">Columns and the text they must hold.</param>
/// <param name="Column">Name of the column.</param>
internal sealed record CellPath(string Table, IReadOnlyList<string> Key,
    IReadOnlyList<(string Column, string Text)> Conditions, string Column)
{
    /// <summary>Any value of a key column.</summary>
    public const string Any = "*";

    /// <summary>Whether more than one row may be meant.</summary>
    public bool IsPattern => Conditions.Count > 0 || Key.Contains(Any, StringComparer.Ordinal);

    /// <summary>The text asked for in a key column; null for any.</summary>
    public string? KeyAt(int column) =>
        column < Key.Count ? (Key[column] is Any ? null : Key[column])
        : Conditions.Count > 0 || (Key.Count > 0 && Key[^1] is Any) ? null
        : "";
}
