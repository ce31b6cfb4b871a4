using NetTopologySuite.Features;
using NetTopologySuite.Operation.Union;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>The towns of a run as features of a map: one a town and year, with both plans.</summary>
internal static class TownMap
{
    /// <summary>The properties of a feature and what they mean.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Properties { get; } =
    [
        ("town_name", "town; the outline is that of the home areas in or nearest to it"),
        ("academic_year", "the year, by its first calendar year"), ("time", "the year's first day, for a time slider"),
        .. from plan in new[] { "plan", "do_minimum" }
           from figure in new[]
           {
               ("pupils", "placed pupils on roll who live there"),
               ("places_short", "pupils in further places bought or packages, and pupils waiting"), ("waiting", "pupils waiting"),
               ("mean_minutes", "mean time in the vehicle one way of placed pupils; null if there are none"),
           }
           select ($"{plan}_{figure.Item1}", figure.Item2),
    ];

    /// <summary>The features by town and year.</summary>
    public static IEnumerable<Feature> Of(RunContents run, GeoShapes shapes)
    {
        var (plan, doMinimum) = (new TownFigures(run, run.Plan), new TownFigures(run, run.DoMinimum));
        var towns = run.Dataset.Areas.Index().GroupBy(area => area.Item.PlaceName, area => shapes.Areas[area.Index], StringComparer.Ordinal)
            .OrderBy(town => town.Key, StringComparer.Ordinal);
        foreach (var town in towns)
        {
            var outline = UnaryUnionOp.Union(town.ToList());
            foreach (var year in run.Dataset.Horizon.Years.Select(year => year.StartYear))
            {
                var attributes = new AttributesTable(StringComparer.Ordinal)
                {
                    { "town_name", town.Key }, { "academic_year", year }, { "time", $"{year:0000}-09-01" },
                };
                plan.AddTo(attributes, "plan", town.Key, year);
                doMinimum.AddTo(attributes, "do_minimum", town.Key, year);
                yield return new Feature(outline, attributes);
            }
        }
    }

    private sealed class TownFigures(RunContents run, PlanTables plan)
    {
        private readonly ILookup<(string Town, int Year), PlacesShortRow> shorts =
            plan.PlacesShort.ToLookup(row => (row.TownName, row.AcademicYear));

        private readonly ILookup<(string Town, int Year), AreaYearRow> homes = OfTowns(run, plan);

        public void AddTo(AttributesTable attributes, string name, string town, int year)
        {
            var (here, lacking) = (homes[(town, year)], shorts[(town, year)]);
            var pupils = here.Sum(row => row.Pupils);
            attributes.Add(name + "_pupils", MapFiles.Written(pupils));
            attributes.Add(name + "_places_short", MapFiles.Written(lacking.Sum(row => row.Pupils)));
            attributes.Add(name + "_waiting", MapFiles.Written(lacking.Sum(row => row.Waiting)));
            attributes.Add(name + "_mean_minutes", pupils > 0.0 ? MapFiles.Written(here.Sum(row => row.PupilMinutes) / pupils) : null);
        }

        private static ILookup<(string Town, int Year), AreaYearRow> OfTowns(RunContents run, PlanTables plan)
        {
            var townOf = run.Dataset.Areas.ToDictionary(area => area.Code.Value, area => area.PlaceName, StringComparer.Ordinal);
            return plan.AreaYears.ToLookup(row => (townOf[row.AreaCode], row.AcademicYear));
        }
    }
}
