namespace Sufficiency.Engine.Packs.Schema;

/// <summary>What a column of a table holds.</summary>
internal sealed record ColumnSchema
{
    /// <summary>Name in the header.</summary>
    public required string Name { get; init; }

    /// <summary>Type word of the schema, such as <c>number</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Position among the schema's columns.</summary>
    public required int Index { get; init; }

    /// <summary>Whether an empty cell is a fault.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether a table may do without it; its cells are then empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Unit; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>The words allowed; empty where any is.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>The list of codes that the words come from; null where they come from none.</summary>
    public string? Codes { get; init; }

    /// <summary>The table whose key it must be, or null.</summary>
    public required string? References { get; init; }

    /// <summary>Least value allowed, or null.</summary>
    public required double? Minimum { get; init; }

    /// <summary>Largest value allowed, or null.</summary>
    public required double? Maximum { get; init; }

    /// <summary>What a change of it affects.</summary>
    public required Effects Affects { get; init; }
}

/// <summary>What a table of a data pack holds.</summary>
internal sealed record TableSchema
{
    private Dictionary<string, ColumnSchema>? byName;

    /// <summary>Name in plan.yaml.</summary>
    public required string Name { get; init; }

    /// <summary>Columns in order.</summary>
    public required IReadOnlyList<ColumnSchema> Columns { get; init; }

    /// <summary>Columns whose values together may occur once.</summary>
    public required IReadOnlyList<ColumnSchema> Key { get; init; }

    /// <summary>Whether a header without rows is allowed.</summary>
    public required bool MayBeEmpty { get; init; }

    /// <summary>Whether a pack may do without it; it then has no rows.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is read only where something asks for it, because it is large and few plans need it.</summary>
    public bool IsOnDemand { get; init; }

    /// <summary>The column of a name, or null.</summary>
    public ColumnSchema? Find(string name) =>
        // whoever asks at the same time makes the same
        (byName ??= Columns.ToDictionary(column => column.Name, StringComparer.Ordinal)).GetValueOrDefault(name);
}

/// <summary>What a value of plan.yaml holds.</summary>
internal sealed record PlanValueSchema
{
    /// <summary>Path by which it is named, such as <c>demand.growth</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Type word of the schema, such as <c>curve</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it must be given.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Unit; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>The words allowed; empty where any is.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>The list of codes that the words come from; null where they come from none.</summary>
    public string? Codes { get; init; }

    /// <summary>Least value allowed, or null.</summary>
    public required double? Minimum { get; init; }

    /// <summary>Largest value allowed, or null.</summary>
    public required double? Maximum { get; init; }

    /// <summary>What a change of it affects.</summary>
    public Effects Affects { get; init; }
}
