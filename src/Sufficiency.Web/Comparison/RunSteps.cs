using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Leads from the first run to another, in tables and sentences.</summary>
internal static class RunSteps
{
    public static RunStep Between(
        ComparedRun from, ComparedRun to, ComparisonBaseline baseline, IReadOnlyList<ComparedScheme> schemes)
    {
        var step = new RunStep(from, to, ByKind(from, to), ByYear(from, to), ByPlace(from, to), []);
        IReadOnlyList<Explanation> all =
        [
            .. CostSentences.Of(step, baseline), .. PupilSentences.Of(step), .. SchemeSentences.Of(step, schemes),
        ];
        return step with
        {
            Explanations = all.Count > 0 ? all : [new("All figures", $"No figure of {to.InText} differs from that of {from.InText}.")],
        };
    }

    private static IReadOnlyList<CostLine> ByKind(ComparedRun from, ComparedRun to)
    {
        var (ours, theirs) = (Kinds(from), Kinds(to));
        return
        [
            .. ours.Keys.Union(theirs.Keys, StringComparer.Ordinal)
                .Select(name => new CostLine("", name, ours.GetValueOrDefault(name), theirs.GetValueOrDefault(name)))
                .OrderBy(line => line.Difference).ThenBy(line => line.Name, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, long> Kinds(ComparedRun run) =>
        run.View.Money.Steps.GroupBy(step => step.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(step => Pence.Of(step.Plan)), StringComparer.Ordinal);

    private static IReadOnlyList<CostLine> ByYear(ComparedRun from, ComparedRun to)
    {
        var years = from.View.Planned.Select(entry => entry.Year).ToList();
        var (ours, theirs) = (Of(from), Of(to));
        return [.. years.Select((year, i) => new CostLine("", year.Label, ours[i], theirs[i]))];

        IReadOnlyList<long> Of(ComparedRun run)
        {
            var paid = run.View.Money.Years.ToDictionary(row => row.Year, row => row.Paid);
            return Pence.Split([.. years.Select(year => paid.GetValueOrDefault(year.Start))], run.TotalPence);
        }
    }

    private static IReadOnlyList<CostLine> ByPlace(ComparedRun from, ComparedRun to)
    {
        var (ours, theirs) = (Places(from), Places(to));
        return
        [
            .. ours.Keys.Union(theirs.Keys)
                .Select(place => new CostLine(place.Id, place.Name, ours.GetValueOrDefault(place), theirs.GetValueOrDefault(place)))
                .OrderBy(line => line.Difference).ThenBy(line => line.Name, StringComparer.Ordinal)
                .ThenBy(line => line.Id, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<(string Id, string Name), long> Places(ComparedRun run)
    {
        var places = run.Costs.GroupBy(cost => (Id: cost.PlaceId, Name: cost.Place))
            .Select(group => (group.Key, Sum: group.Sum(cost => cost.Pounds))).ToList();
        return places.Zip(Pence.Split([.. places.Select(place => place.Sum)], run.TotalPence))
            .ToDictionary(pair => pair.First.Key, pair => pair.Second);
    }
}
