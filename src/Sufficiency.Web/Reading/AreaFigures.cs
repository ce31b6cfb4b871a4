using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Figures that areas are shaded by, in both plans, and the shades that hold them in every year.</summary>
internal sealed class AreaFigures
{
    public AreaFigures(RunQueries run, MapSql sql, IReadOnlyList<TownShape> shapes, MapChoice choice)
    {
        var plan = Read(run, sql.Areas(""));
        var committed = choice.Measure == "demand" ? [] : Read(run, sql.Areas("do_minimum."));
        var isCounted = choice.Measure is "lack" or "demand";
        Counts =
        [
            .. shapes.Select(shape => Count(MapCountKind.Plan, shape, plan)),
            .. choice.Measure == "demand" ? [] : shapes.Select(shape => Count(MapCountKind.Committed, shape, committed)),
        ];
        Shades = choice.Plan == "difference"
            ? MapShades.Of([.. Differences(plan, committed, isCounted)], isChange: true, isCounted)
            : MapShades.Of(
                [.. plan.Values.Concat(committed.Values).Select(figure => figure.Value)], isChange: false,
                isCounted);

        MapCount Count(MapCountKind kind, TownShape shape, Dictionary<(string Key, string Year), (double Value, double Pupils)> figures) =>
            figures.TryGetValue((shape.Key, choice.Year), out var found)
                ? new(kind, shape.Key, shape.Name, found.Value, found.Pupils)
                : new(kind, shape.Key, shape.Name, isCounted ? 0.0 : null, 0.0);
    }

    public IReadOnlyList<MapCount> Counts { get; }

    public MapShades Shades { get; }

    private static Dictionary<(string Key, string Year), (double Value, double Pupils)> Read(RunQueries run, string sql) => run.Query(
            sql, row => (Key: row.FindText(0) ?? "", Year: Words.YearCode(row.Integer(1)), Value: row.Number(2), Pupils: row.Number(3)))
        .ToDictionary(row => (row.Key, row.Year), row => (row.Value, row.Pupils));

    private static IEnumerable<double> Differences(
        Dictionary<(string Key, string Year), (double Value, double Pupils)> plan,
        Dictionary<(string Key, string Year), (double Value, double Pupils)> committed, bool isCounted)
    {
        foreach (var at in plan.Keys.Union(committed.Keys))
        {
            var (inPlan, inCommitted) = (plan.ContainsKey(at), committed.ContainsKey(at));
            if (isCounted || (inPlan && inCommitted))
                yield return (inPlan ? plan[at].Value : 0.0) - (inCommitted ? committed[at].Value : 0.0);
        }
    }
}
