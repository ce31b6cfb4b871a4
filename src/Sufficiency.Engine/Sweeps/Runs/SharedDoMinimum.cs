using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Do-minimum plans that several scenarios share. Scenarios that differ in optional schemes alone have the same one.</summary>
internal sealed class SharedDoMinimum
{
    private const int Capacity = 4; // a plan of a county takes some hundred megabytes
    private const string SchemeKey = "scheme_id";
    private readonly LruCache<Task<PlanAttempt>> plans = new(Capacity);

    /// <summary>The do-minimum plan of a scenario, solved where no scenario with the same one has solved it.</summary>
    /// <param name="loaded">The scenario's data.</param>
    /// <param name="solve">Solves it. What it finds may depend on the key alone, so that it does not matter who asks first.</param>
    public async Task<PlanAttempt> ForAsync(LoadedDataset loaded, Func<Task<PlanAttempt>> solve)
    {
        var attempt = await SolvedAsync(KeyOf(loaded), solve);
        return attempt.Tables is { } tables
            ? attempt with { Tables = tables with { Schemes = [.. tables.Schemes.Zip(loaded.Dataset.Schemes, Described)] } } : attempt;
    }

    /// <summary>The changes that a do-minimum plan depends on, and the status of every scheme.</summary>
    internal static string KeyOf(LoadedDataset loaded)
    {
        var optional = loaded.Dataset.Schemes.Where(scheme => scheme.Status == SchemeStatus.Optional).Select(scheme => scheme.Id.Value)
            .ToHashSet(StringComparer.Ordinal);
        var changes = loaded.Overrides.Where(change => !change.Path.StartsWith(DecidedOpeningsReader.Stem, StringComparison.Ordinal)
            && (SchemeOf(change.Path) is not { } scheme || !optional.Contains(scheme)));
        return string.Join('\n', loaded.Dataset.Schemes.Select(scheme => $"{scheme.Id}:{scheme.Status}").Prepend(ChangeKey.Of(changes)));
    }

    private async Task<PlanAttempt> SolvedAsync(string key, Func<Task<PlanAttempt>> solve)
    {
        var solving = plans.GetOrAdd(key, solve);
        try
        {
            return await solving;
        }
        catch
        {
            plans.Remove(key, solving); // other scenarios try again: the fault may pass
            throw;
        }
    }

    /// <summary>The scheme that a change is of; null for a change that affects more than one scheme.</summary>
    private static string? SchemeOf(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0 || PackSchema.Current.EffectsOf(path) != Effects.Schemes) return null;
        return PackSchema.Current.Table(path[..open]).Key[0].Name == SchemeKey
            ? path[(open + 1)..path.IndexOfAny([',', ']'], open)].Trim() : null;
    }

    /// <summary>A scheme as the scenario's own data describes it, with the opening of the shared plan.</summary>
    private static SchemeRow Described(SchemeRow row, Scheme scheme) => row with
    {
        ProviderId = scheme.Provider.Value,
        PlannedOpening = scheme.Announced?.StartYear,
        CapitalGbp = scheme.Capital.Value,
        FullPlaces = scheme.PlacesAfter(int.MaxValue),
        Name = scheme.Name,
    };
}
