namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>What one case does to a pack.</summary>
/// <param name="Where">File, and line and column where there are any.</param>
/// <param name="Files">Damaged files by name; null for one that is missing.</param>
internal sealed record Damage(string Where, IReadOnlyDictionary<string, byte[]?> Files);

/// <summary>A kind of damage, and how far it may move a result that is accepted.</summary>
/// <param name="Group">What is damaged: cells, rows, columns, files, encodings, the plan file or the outlines.</param>
/// <param name="Name">The kind in words.</param>
/// <param name="Bound">Largest share by which plans or cost may move; 0 where nothing may.</param>
/// <param name="Do">Makes the damage; null where the chosen place does not allow it.</param>
internal sealed record DamageKind(string Group, string Name, double Bound, Func<PackFiles, Random, Damage?> Do)
{
    /// <summary>A result that may not move at all.</summary>
    public const double Nothing = 0.0;

    /// <summary>A figure that is a tenth larger or smaller moves a total by at most a tenth. So may one wrong cell or row.</summary>
    public const double Tenth = 0.1;

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
        [.. CellDamage.All, .. RowDamage.All, .. ColumnDamage.All, .. FileDamage.All, .. EncodingDamage.All, .. PlanDamage.All];
}
