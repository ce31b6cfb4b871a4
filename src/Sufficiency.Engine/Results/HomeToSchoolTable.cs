using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Pupils on roll by town, school, year and phase; the base roll by its assumed homes.</summary>
internal static class HomeToSchoolTable
{
    /// <summary>Rows with fewer pupils are left out: nine in ten would be such rows, and nobody could see their line.</summary>
    public const double LeastPupils = 0.01;

    private static readonly Phase[] Phases =
        [.. EntryPoints.All.Select(entry => entry.Phase()).Distinct().OrderBy(phase => phase.ToTableCode(), StringComparer.Ordinal)];

    /// <summary>Rows in the order of town, provider, year and phase.</summary>
    public static IReadOnlyList<HomeToSchoolRow> Rows(ModelData data, TownPupils placed)
    {
        var rows = new List<HomeToSchoolRow>();
        var towns = Enumerable.Range(0, placed.Towns.Length).Select(_ => new List<HomeToSchoolRow>()).ToArray();
        var counted = data.Dataset.InitialRoll.ToLookup(row => (row.Provider, row.YearGroup.Phase), row => row.Pupils);
        var order = Enumerable.Range(0, data.Providers.Count).Where(p => !data.Providers[p].IsLocalMix)
            .OrderBy(p => data.Providers[p].Id.Value, StringComparer.Ordinal);
        foreach (var p in order)
        {
            var initial = Phases.Select(phase => InitialOf(data, placed, p, phase, counted[(data.Providers[p].Id, phase)].Sum())).ToArray();
            for (var town = 0; town < towns.Length; town++) AddRows(data, placed, p, town, initial, towns[town]);
        }

        foreach (var town in towns) rows.AddRange(town);
        return rows;
    }

    private static void AddRows(ModelData data, TownPupils placed, int provider, int town, InitialRolls[] initial, List<HomeToSchoolRow> to)
    {
        for (var year = -1; year < data.YearCount; year++)
        {
            for (var i = 0; i < Phases.Length; i++)
            {
                var stays = initial[i].Rolls[year + 1] * initial[i].Towns[town];
                var came = year < 0 ? 0.0 : placed.Of(town, provider, Phases[i], year);
                if (stays + came >= LeastPupils)
                    to.Add(new(placed.Towns[town], data.Providers[provider].Id.Value, data.Dataset.Horizon.Base.StartYear + year + 1,
                        Phases[i].ToTableCode(), stays, came));
            }
        }
    }

    private static InitialRolls InitialOf(ModelData data, TownPupils placed, int provider, Phase phase, double counted)
    {
        double[] rolls =
        [
            counted,
            .. Enumerable.Range(0, data.YearCount).Select(year => EntryPoints.All.Where(entry => entry.Phase() == phase)
                .Sum(entry => data.InitialRoll.Pupils(provider, entry, year))),
        ];
        var isEmpty = Array.TrueForAll(rolls, roll => roll <= 0.0);
        return new(rolls, isEmpty ? new double[placed.Towns.Length] : placed.ByTown(StandingCosts.HomeShares(data, provider, phase)));
    }

    // Rolls by year, the base year first, and the share of each town in them.
    private sealed record InitialRolls(double[] Rolls, double[] Towns);
}
