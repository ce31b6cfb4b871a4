using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>
/// Plans of building nothing more that several scenarios share: optional schemes have no part in them, so that scenarios
/// which differ in those alone have the same.
/// </summary>
internal sealed class SharedDoMinimum
{
    private const int MostKept = 4; // of a county's plans each is some hundred megabytes
    private static readonly string[] SchemeTables = ["schemes[", "scheme_places["];
    private readonly RecentlyMade<Task<PlanAttempt>> plans = new(MostKept);

    /// <summary>The plan of a scenario, solved here where none that is the same was.</summary>
    /// <param name="loaded">The scenario's data.</param>
    /// <param name="start">Name of where it starts: which plan within the gap is found hangs on
    /// that, and must not on who asks first.</param>
    /// <param name="solve">Solves it from there.</param>
    public async Task<PlanAttempt> ForAsync(LoadedDataset loaded, string start, Func<Task<PlanAttempt>> solve)
    {
        var attempt = await SolvedAsync($"{start}\n{KeyOf(loaded)}", solve);
        return attempt.Tables is { } tables
            ? attempt with { Tables = tables with { Schemes = [.. tables.Schemes.Zip(loaded.Dataset.Schemes, Renamed)] } } : attempt;
    }

    private async Task<PlanAttempt> SolvedAsync(string key, Func<Task<PlanAttempt>> solve)
    {
        var solving = plans.For(key, solve);
        try
        {
            return await solving;
        }
        catch
        {
            plans.Forget(key, solving); // a passing fault is one scenario's, not that of all who would share it
            throw;
        }
    }

    /// <summary>Everything that such a plan depends on and that scenarios of one base may change.</summary>
    internal static string KeyOf(LoadedDataset loaded)
    {
        var optional = loaded.Dataset.Schemes.Where(scheme => scheme.Status == SchemeStatus.Optional).Select(scheme => scheme.Id.Value)
            .ToHashSet(StringComparer.Ordinal);
        var changes = loaded.Overrides.Where(change => SchemeOf(change.Path) is not { } scheme || !optional.Contains(scheme))
            .Select(change => $"{change.Path}={change.NewValue}");
        return string.Join('\n', changes.Concat(loaded.Dataset.Schemes.Select(scheme => $"{scheme.Id}:{scheme.Status}")));
    }

    /// <summary>The scheme whose row a change touches; null for changes of other tables.</summary>
    private static string? SchemeOf(string path)
    {
        if (Array.Find(SchemeTables, table => path.StartsWith(table, StringComparison.Ordinal)) is not { } found) return null;
        return path[found.Length..path.IndexOfAny([',', ']'], found.Length)].Trim();
    }

    /// <summary>What the scenario's own data says of a scheme, with what became of it.</summary>
    private static SchemeRow Renamed(SchemeRow row, Scheme scheme) => row with
    {
        ProviderId = scheme.Provider.Value,
        PlannedOpening = scheme.Announced?.StartYear,
        CapitalGbp = scheme.Capital.Value,
        FullPlaces = scheme.PlacesAfter(int.MaxValue),
        Name = scheme.Name,
    };
}
