using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Data.Checks;

/// <summary>The planned years follow the base year and are one to thirty.</summary>
internal sealed class HorizonIsSane : IDatasetCheck
{
    private const int MostYears = 30;

    /// <summary>The horizon of a plan; null where it cannot be had.</summary>
    public static Horizon? Find(Plans.PlanFile plan) =>
        plan.FindYear("base_year") is { } start && plan.FindYear("first_year") is { } first && plan.FindYear("last_year") is { } last
        && first == start.Plus(1) && last >= first && last.YearsAfter(first) < MostYears
            ? new(start, first, last)
            : null;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var (start, first, last) = (pack.Plan.FindYear("base_year"), pack.Plan.FindYear("first_year"), pack.Plan.FindYear("last_year"));
        if (start is { } known && first is { } given && given != known.Plus(1))
            pack.ReportPlan("first_year", $"The first planned year is not the one after the base year {known}.", $"Give {known.Plus(1).StartYear}, or change the base year.");
        if (first is not { } from || last is not { } to) return;
        if (to < from) pack.ReportPlan("last_year", "The last planned year lies before the first.", $"Give {from.StartYear} or later.");
        if (to.YearsAfter(from) >= MostYears) pack.ReportPlan("last_year", $"The plan has {to.YearsAfter(from) + 1} years.", $"Plan at most {MostYears} years.");
    }
}
