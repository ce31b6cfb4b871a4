namespace Sufficiency.Engine.Data.Checks;

/// <summary>Every rule of a pack, in the order they are looked at.</summary>
internal static class DatasetChecks
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<IDatasetCheck> All { get; } =
    [
        new HorizonIsSane(),
        new ReferencesExist(),
    ];
}
