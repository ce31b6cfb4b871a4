namespace Sufficiency.Engine.Data.Overrides;

/// <summary>A value the user sets in place of the pack's.</summary>
/// <param name="Path">Path as written.</param>
/// <param name="Value">Value as written.</param>
/// <param name="Cell">The cell meant, or null where a value of plan.yaml is.</param>
internal sealed record Override(string Path, string Value, CellPath? Cell)
{
    /// <summary>Name under which faults of overrides are reported.</summary>
    public const string File = "--set";

    /// <summary>What it replaced; null where nothing stood there.</summary>
    public string? OldValue { get; set; }

    /// <summary>Whether it found what it names.</summary>
    public bool IsApplied { get; set; }
}

/// <summary>A cell of a table: <c>schemes[faringdon].planned_opening</c>.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Key">Values of the key columns; missing ones at the end are empty.</param>
/// <param name="Column">Name of the column.</param>
internal sealed record CellPath(string Table, IReadOnlyList<string> Key, string Column);
