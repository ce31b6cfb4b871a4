using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The years follow the base year and are one to thirty; the first planned one is among them.</summary>
internal sealed class HorizonIsSane : IDatasetCheck
{
    private const int MostYears = 30;
    private const string FirstPlanned = "first_planned_year";

    /// <summary>The horizon of a plan; null where it cannot be had.</summary>
    public static Horizon? Find(Plans.PlanFile plan) =>
        plan.FindYear("base_year") is { } start && plan.FindYear("first_year") is { } first && plan.FindYear("last_year") is { } last
        && first == start.Plus(1) && last >= first && last.YearsAfter(first) < MostYears
            ? new(start, first, last)
            {
                FirstPlanned = plan.FindYear(FirstPlanned) is { } planned && planned >= first && planned <= last ? planned : first,
            }
            : null;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var (start, first, last) = (pack.Plan.FindYear("base_year"), pack.Plan.FindYear("first_year"), pack.Plan.FindYear("last_year"));
        if (start is { } known && first is { } given && given != known.Plus(1))
        {
            pack.ReportPlan(
                "first_year", $"The first year is not the one after the base year {known}.",
                $"Give {known.Plus(1).StartYear}, or change the base year. Where planning starts later, say so in {FirstPlanned}.");
        }

        if (first is not { } from || last is not { } to) return;
        if (pack.Plan.FindYear(FirstPlanned) is { } planned && (planned < from || planned > to))
            pack.ReportPlan(FirstPlanned, $"The first planned year is not among the years {from} to {to}.",
                $"Give {from.StartYear}, or a later year up to {to.StartYear}.");
        if (to < from) pack.ReportPlan("last_year", "The last planned year lies before the first.", $"Give {from.StartYear} or later.");
        if (to.YearsAfter(from) >= MostYears)
            pack.ReportPlan("last_year", $"The plan has {to.YearsAfter(from) + 1} years.", $"Plan at most {MostYears} years.");
    }
}
