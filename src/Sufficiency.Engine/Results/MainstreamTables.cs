using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Rows of the tables of the local mix, in the order of their keys.</summary>
internal static class MainstreamTables
{
    /// <summary>Every school and college of the mix by phase.</summary>
    public static IReadOnlyList<MainstreamAttractionRow> Attractions(PlanningDataset dataset, LocalMix mix) =>
    [
        .. mix.Phases.SelectMany(phase => phase.Members.Select((p, member) =>
                new MainstreamAttractionRow(dataset.Providers[p].Id.Value, phase.Phase.ToTableCode(), phase.Counts[member],
                    phase.Attractions[member])))
            .OrderBy(row => row.ProviderId, StringComparer.Ordinal).ThenBy(row => row.Phase, StringComparer.Ordinal),
    ];

    /// <summary>Shares above nil.</summary>
    public static IReadOnlyList<MainstreamShareRow> Shares(PlanningDataset dataset, LocalMix mix)
    {
        (string Id, string Code, MixedPhase Phase, int Member)[] places =
        [
            .. mix.Phases.SelectMany(phase =>
                phase.Members.Select((p, member) =>
                    (Id: dataset.Providers[p].Id.Value, Code: phase.Phase.ToTableCode(), Phase: phase, Member: member)))
                .OrderBy(place => place.Id, StringComparer.Ordinal).ThenBy(place => place.Code, StringComparer.Ordinal),
        ];
        return
        [
            .. from area in Enumerable.Range(0, dataset.Areas.Count).OrderBy(area => dataset.Areas[area].Code.Value, StringComparer.Ordinal)
               from place in places
               let share = place.Phase.Shares[(area * place.Phase.Members.Length) + place.Member]
               where share > 0.0
               select new MainstreamShareRow(dataset.Areas[area].Code.Value, place.Id, place.Code, share),
        ];
    }

    /// <summary>Pupils by school, phase and year, the base year first.</summary>
    public static IReadOnlyList<MainstreamYearRow> Years(ModelData data, LocalMix mix, PlanTotals totals)
    {
        var rows = new List<MainstreamYearRow>();
        foreach (var phase in mix.Phases)
        {
            for (var member = 0; member < phase.Members.Length; member++)
            {
                var (p, counted) = (phase.Members[member], phase.Counts[member]);
                var (id, code) = (data.Providers[p].Id.Value, phase.Phase.ToTableCode());
                rows.Add(new()
                {
                    ProviderId = id,
                    Phase = code,
                    AcademicYear = data.Dataset.Horizon.Base.StartYear,
                    RollInitial = counted,
                    RollPlaced = 0.0,
                    Pupils = counted,
                    CountedPupils = counted,
                });
                for (var t = 0; t < data.YearCount; t++)
                {
                    var (initial, placed) = (data.InitialRollOf(p, t, (int)phase.Phase), totals.RollPlacedOf(p, t, (int)phase.Phase));
                    rows.Add(new()
                    {
                        ProviderId = id,
                        Phase = code,
                        AcademicYear = data.StartYear(t),
                        RollInitial = initial,
                        RollPlaced = placed,
                        Pupils = initial + placed,
                        CountedPupils = counted,
                    });
                }
            }
        }

        return [.. rows.OrderBy(row => row.ProviderId, StringComparer.Ordinal).ThenBy(row =>
            row.Phase, StringComparer.Ordinal).ThenBy(row => row.AcademicYear)];
    }

    /// <summary>Pupils beside the whole roll of each school, the base year first.</summary>
    public static IReadOnlyList<MainstreamPressureRow> Pressure(ModelData data, IReadOnlyList<MainstreamYearRow> years)
    {
        var rolls = data.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.SchoolRoll, StringComparer.Ordinal);
        return
        [
            .. years.GroupBy(row => (row.ProviderId, row.AcademicYear)).OrderBy(group =>
                group.Key.ProviderId, StringComparer.Ordinal).ThenBy(group => group.Key.AcademicYear)
                .Select(group =>
                    RowOf(group.Key.ProviderId, group.Key.AcademicYear, group.Sum(row => row.Pupils), group.Sum(row => row.CountedPupils),
                        rolls[group.Key.ProviderId])),
        ];
    }

    private static MainstreamPressureRow RowOf(string provider, int year, double pupils, double counted, double? roll)
    {
        var known = roll > 0.0 ? roll : null;
        return new()
        {
            ProviderId = provider,
            AcademicYear = year,
            Pupils = pupils,
            CountedPupils = counted,
            SchoolRoll = roll,
            Pressure = pupils / known,
            CountedPressure = counted / known,
            PressureChange = (pupils - counted) / known,
        };
    }
}
