using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>policy.limits and capital.budgets → <see cref="PolicyLimit"/> and <see cref="CapitalBudget"/>.</summary>
internal sealed class PolicyReader(PlanFile plan, IssueCollector issues)
{
    private const string LimitsPath = "policy.limits";
    private const string BudgetsPath = "capital.budgets";

    /// <summary>The limits by name; faults are reported.</summary>
    public IReadOnlyList<PolicyLimit> ReadLimits()
    {
        var limits = new List<PolicyLimit>();
        foreach (var item in ItemsOf(LimitsPath, ["name", "provision_type", "needs", "year", "maximum_pupils"]))
        {
            var name = Take<string>(LimitsPath, item, "name", "text");
            var type = TakeValue<ProvisionType>(LimitsPath, item, "provision_type", "provision_type");
            var needs = TakeValue<NeedSet>(LimitsPath, item, "needs", "needs");
            var maximum = TakeValue<double>(LimitsPath, item, "maximum_pupils", "number");
            var year = item.Find("year") is null ? null : TakeYear(LimitsPath, item);
            if (name is not null && type is not null && needs is not null && maximum is not null)
                limits.Add(new(name, type.Value, needs.Value, year, maximum.Value));
            if (name is not null && limits.Count(limit => limit.Name == name) > 1)
                Report(LimitsPath, item, name, "Two limits have this name.", "Give each limit a name of its own.");
        }

        return [.. limits.OrderBy(limit => limit.Name, StringComparer.Ordinal)];
    }

    /// <summary>The budgets by year; faults are reported.</summary>
    public IReadOnlyList<CapitalBudget> ReadBudgets()
    {
        var budgets = new List<CapitalBudget>();
        foreach (var item in ItemsOf(BudgetsPath, ["year", "maximum_gbp"]))
        {
            if (TakeYear(BudgetsPath, item) is not { } year
                || TakeValue<double>(BudgetsPath, item, "maximum_gbp", "number") is not { } maximum) continue;
            if (budgets.Any(budget => budget.Year == year))
                Report(BudgetsPath, item, item.FindText("year"), $"The budget of {year} is given twice.", "Keep one budget a year.");
            budgets.Add(new(year, new(maximum)));
        }

        return [.. budgets.OrderBy(budget => budget.Year)];
    }

    private List<YamlNode> ItemsOf(string path, string[] names)
    {
        var items = new List<YamlNode>();
        foreach (var item in plan.Find<YamlNode>(path)?.Items ?? [])
        {
            if (item.Kind != YamlKind.Mapping)
            {
                Report(path, item, item.ToString(), "This entry of the list is not understood.", $"Write {{{string.Join(", ", names)}}}.");
                continue;
            }

            foreach (var entry in item.Entries.Where(entry => !names.Contains(entry.Name, StringComparer.Ordinal)))
                Report(path, item, entry.Name, "The name is not known here.",
                    NearestName.Advise(entry.Name, names, $"The names are {string.Join(", ", names)}."));
            items.Add(item);
        }

        return items;
    }

    private AcademicYear? TakeYear(string path, YamlNode item)
    {
        if (TakeValue<AcademicYear>(path, item, "year", "year") is not { } year) return null;
        if (plan.Horizon?.Contains(year) == false)
            Report(path, item, item.FindText("year"),
                $"The year {year} is not among the planned years {plan.Horizon.First} to {plan.Horizon.Last}.", "Give a planned year.");
        return year;
    }

    private T? TakeValue<T>(string path, YamlNode item, string name, string type)
        where T : struct => (T?)Take<object>(path, item, name, type);

    private T? Take<T>(string path, YamlNode item, string name, string type)
        where T : class
    {
        var schema =
            new PlanValueSchema { Path = path, Type = type, IsRequired = true, Unit = "", Values = [], Minimum = 0, Maximum = null };
        if (item.Find(name)?.Value is not { } node)
        {
            Report(path, item, null, $"An entry has no {name}.", $"Add {name}.");
            return null;
        }

        var value = PlanValueReader.Read(schema, node, out var fault);
        if (fault is not null) Report(path, node, node.ToString(), $"The {name.Replace('_', ' ')} {fault.Predicate}.", fault.Advice);
        return (T?)value;
    }

    private void Report(string path, YamlNode node, string? value, string problem, string advice)
    {
        var leaf = plan.Leaves[path];
        issues.Add(new(leaf.File, leaf.Line is null ? null : node.Line, path, value, problem, advice), problem);
    }
}
