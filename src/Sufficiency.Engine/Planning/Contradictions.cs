using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;
using static System.FormattableString;

namespace Sufficiency.Engine.Planning;

/// <summary>Why no plan satisfies the rules: schemes that must open, each against the rule it breaks, with both figures.</summary>
internal sealed class Contradictions
{
    private readonly PlanningDataset dataset;
    private readonly List<SchemeOpening> opened;
    private readonly Dictionary<SchemeId, AcademicYear> yearOf;
    private readonly List<string> found = [];

    private Contradictions(PlanInputs inputs, SchemeChoice choice, IReadOnlyDictionary<SchemeId, AcademicYear?>? openings)
    {
        dataset = inputs.Dataset;
        var all = SchemeOpenings.List(inputs.Basis.Data, choice, openings);
        opened = [.. all.Where(opening => opening.IsFixed)];
        yearOf = opened.ToDictionary(opening => dataset.Schemes[opening.Scheme].Id, opening => opening.Year);
        CheckExclusions();
        CheckRequirements(all);
        CheckBudgets();
        CheckRolls(inputs.Basis.Data);
    }

    /// <summary>A sentence for each contradiction among what must open; where there is none, the figures of the rules in play.</summary>
    public static IReadOnlyList<string> Of(PlanInputs inputs, SchemeChoice choice,
        IReadOnlyDictionary<SchemeId, AcademicYear?>? openings)
    {
        var all = new Contradictions(inputs, choice, openings);
        return all.found.Count > 0 ? all.found : [.. all.InPlay()];
    }

    private void CheckExclusions()
    {
        foreach (var (scheme, year) in Fixed())
        {
            foreach (var other in scheme.Excludes.Where(yearOf.ContainsKey).Select(Find))
            {
                if (other.Excludes.Contains(scheme.Id) && other.Id.CompareTo(scheme.Id) < 0) continue; // told from the other side
                found.Add($"excludes: {scheme.Name} opens in {year}, {other.Name} opens in {yearOf[other.Id]}, "
                    + "and one excludes the other.");
            }
        }
    }

    private void CheckRequirements(SchemeOpening[] all)
    {
        var firsts = all.GroupBy(opening => dataset.Schemes[opening.Scheme].Id)
            .ToDictionary(group => group.Key, group => group.Min(opening => opening.Year));
        foreach (var (scheme, year) in Fixed())
        {
            foreach (var required in scheme.Requires.Select(Find))
            {
                if (!firsts.TryGetValue(required.Id, out var first))
                    found.Add($"requires: {scheme.Name} opens in {year} and requires {required.Name}, which does not open.");
                else if (first > year)
                    found.Add($"requires: {scheme.Name} opens in {year} and requires {required.Name}, which opens in {first}"
                        + (yearOf.ContainsKey(required.Id) ? "." : " at the earliest."));
            }
        }
    }

    private void CheckBudgets()
    {
        foreach (var budget in dataset.CapitalBudgets.OrderBy(budget => budget.Year))
        {
            var schemes = Fixed().Where(pair => pair.Year == budget.Year).Select(pair => pair.Scheme).ToList();
            var capital = schemes.Sum(scheme => scheme.Capital.Value);
            if (capital <= budget.Maximum.Value) continue;
            found.Add(Invariant($"capital.budgets: schemes that open in {budget.Year} cost £{capital:N0}, ")
                + Invariant($"and its budget is £{budget.Maximum.Value:N0} ({Names(schemes)})."));
        }
    }

    /// <summary>A roll cannot exceed the places of its provider, or the pupils who need its kind of place.</summary>
    private void CheckRolls(ModelData data)
    {
        foreach (var (scheme, opening) in Fixed().Where(pair => pair.Scheme is { Status: SchemeStatus.Optional, MinimumViableRoll: > 0 }))
        {
            var provider = data.IndexOf(scheme.Provider);
            for (var t = 0; t < data.YearCount; t++)
            {
                var year = dataset.Horizon.First.Plus(t);
                var least = scheme.ViableRollAfter(t == data.YearCount - 1 || year >= opening.Plus(scheme.ViableFromYear)
                    ? year.YearsAfter(opening) : -1);
                var places = RollAt(data, provider, t, year);
                if (least <= places) continue;
                found.Add(Invariant($"minimum_viable_roll: {scheme.Name} opens in {opening} and must have ")
                    + Invariant($"{least:0.#} pupils in {year}, and its places are {places:0.#}."));
                break;
            }
        }
    }

    /// <summary>The figures of rules that contradict each other only together with the pupils there are.</summary>
    private IEnumerable<string> InPlay()
    {
        yield return "No two of its rules contradict each other: together they ask for more pupils, places or money than there are.";
        foreach (var (scheme, opening) in Fixed().Where(pair => pair.Scheme is { Status: SchemeStatus.Optional, MinimumViableRoll: > 0 }))
            yield return Invariant($"minimum_viable_roll: {scheme.Name} opens in {opening} and must have ")
                + Invariant($"{scheme.MinimumViableRoll:0.#} of its {scheme.PlacesAfter(int.MaxValue):0.#} places filled from ")
                + $"{opening.Plus(scheme.ViableFromYear)}.";
        foreach (var limit in dataset.PolicyLimits)
            yield return Invariant($"policy.limits: at most {limit.MaximumPupils:0.#} pupils in {limit.Type.ToCode()} ")
                + $"in {limit.Year?.ToString() ?? "any year"}.";
        foreach (var budget in dataset.CapitalBudgets.OrderBy(budget => budget.Year))
            yield return Invariant($"capital.budgets: £{budget.Maximum.Value:N0} in {budget.Year}.");
    }

    private double RollAt(ModelData data, int provider, int year, AcademicYear at)
    {
        if (data.Providers[provider].HasUnlimitedPlaces) return double.PositiveInfinity;
        var ofSchemes = Fixed().Where(pair => data.IndexOf(pair.Scheme.Provider) == provider)
            .Sum(pair => pair.Scheme.PlacesAfter(at.YearsAfter(pair.Year)));
        return Math.Max(data.OwnPlaces(provider, year) + ofSchemes, data.Forecast.InitialRollOf(provider, year));
    }

    private IEnumerable<(Scheme Scheme, AcademicYear Year)> Fixed() =>
        opened.Select(opening => (dataset.Schemes[opening.Scheme], opening.Year));

    private Scheme Find(SchemeId id) => dataset.Schemes.First(scheme => scheme.Id == id);

    private static string Names(IReadOnlyList<Scheme> schemes) => string.Join(", ", schemes.Select(scheme =>
        Invariant($"{scheme.Name} £{scheme.Capital.Value:N0}")));
}
