using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>What rates.csv says of the source, the years and the certainty of each rate.</summary>
internal sealed class RateWords
{
    private readonly PupilSources sources;
    private readonly int last;
    private readonly bool isCounted;
    private readonly string hindsight;
    private readonly IReadOnlyList<int> accounts;
    private readonly IReadOnlyList<int> newPlans;

    public RateWords(PupilSources sources, PupilRates rates)
    {
        this.sources = sources;
        last = sources.Release.LastJanuary;
        isCounted = sources.January == last;
        hindsight = (isCounted ? "" : $"; no count by single age was known before January {sources.Release.JanuariesByAge[0]}, "
            + "so the pattern by age is of later ones, and the range holds the Januaries since") + sources.Estimated;
        accounts = [.. sources.YearsKnown];
        newPlans = rates.NewPlans.Years;
    }

    /// <summary>The calendar year of the base count.</summary>
    public int January => sources.January;

    /// <summary>The Januaries that accounts join.</summary>
    public string YearsOfAccounts => FormattableString.Invariant(
        $"January {(accounts.Count > 0 ? accounts[0] : NewPlansEstimate.FirstYear)} to January {January}");

    /// <summary>The years of new plans.</summary>
    public string YearsOfNewPlans => newPlans.Count == 0 ? FormattableString.Invariant($"{January - 1}") : Joined(newPlans);

    /// <summary>The last two Januaries.</summary>
    public string LastJanuaries => FormattableString.Invariant($"January {last - 1} to January {last}");

    /// <summary>Certainty of rates that accounts give.</summary>
    public Certainty CertaintyOfAccounts => isCounted && accounts.Count > 0 && sources.Estimated.Length == 0
        ? Certainty.Derived : Certainty.Assumed;

    /// <summary>Certainty of rates of new plans.</summary>
    public Certainty CertaintyOfNewPlans => newPlans.Count > 0 && sources.Estimated.Length == 0 ? Certainty.Derived : Certainty.Assumed;

    /// <summary>Sources of the rates of new plans.</summary>
    /// <param name="yearOfPopulation">The middle of which year the population is estimated for.</param>
    public string NewPlans(int yearOfPopulation) =>
        (newPlans.Count == 0
            ? $"{sources.CitationOfBoth}: no new plans of this authority are counted; its share of England's plans at England's level of "
                + $"new plans of {January - 1}"
            : $"{sources.CitationOfBoth}: share of England's new plans in {YearsOfNewPlans} at England's level of {January - 1}")
        + $", by age and need as in {last - 1}, drawn towards England's, over residents aged forward from mid-{yearOfPopulation}; "
        + $"low and high of single years{Few(newPlans.Count)}{sources.Estimated}";

    /// <summary>Sources of a ceasing rate.</summary>
    public string Ceasing(int yearGroup)
    {
        var how = accounts.Count == 0 ? "England's, since no account of this authority closes"
            : yearGroup <= CeasingEstimate.LastShared
            ? $"plans and new plans by age band, net of plans moved in, Year {CeasingEstimate.LastShared} and below "
            + "pooled, all years pooled"
            : "plans and new plans by age band, net of plans moved in, all years pooled, by age as in England and drawn towards it";
        return $"{sources.CitationOfBoth}: {how}; low and high of single years{Few(accounts.Count)}{hindsight}";
    }

    /// <summary>Sources of a change of tier.</summary>
    public string Escalation(Tier to)
    {
        var how = to switch
        {
            < Tier.Base => "plans by age and placement of two Januaries: what gives Years 12 to 14 together their ratio to "
                + "Year 11, drawn towards England's",
            Tier.Base => "plans by age and placement: what keeps each year group's share in bases, "
                + "in the pattern of two Januaries at the level of the later; low and high of single years",
            _ => "plans by age and placement, change of each cohort, year groups of a band pooled, new plans taken off, "
                + "drawn towards England's, at the level of all years by placement; low and high of single years",
        };
        var range = to < Tier.Base ? "" : Few(sources.YearsOfPlacements(last).Count());
        return $"{sources.Citation}: {how}{range}{hindsight}";
    }

    /// <summary>Sources of the shares who hold no school place.</summary>
    public string Elsewhere => $"{sources.Citation}: plans by age and placement: what keeps each year group's share counted elsewhere, "
        + $"in the pattern of two Januaries at the level of the later; all tiers alike{hindsight}";

    /// <summary>Sources of a share who stay on.</summary>
    public string StayOn(int into, Tier tier, double before, double after, bool isEnglands)
    {
        var kind = tier == Tier.Special ? "state special schools" : "independent and non-maintained special schools";
        var whose = isEnglands ? " in England, since few are counted here" : "";
        return $"{sources.Citation}: {before:0.#} plans of age {into - 1 + 4} in January {last - 1} and {after:0.#} of age {into + 4} "
            + $"in January {last} in {kind}{whose}; share of the former{hindsight}";
    }

    /// <summary>Certainty of a share who stay on.</summary>
    public Certainty CertaintyOfStayOn(bool isEnglands) =>
        isCounted && !isEnglands && sources.Estimated.Length == 0 ? Certainty.Derived : Certainty.Assumed;

    private static string Few(int years) => years >= RateSpread.FewestYears ? "" : ", of England's too since there are few here";

    /// <summary>Years as people write them: 2019-2024, or 2019-2022 and 2024.</summary>
    private static string Joined(IReadOnlyList<int> years)
    {
        var runs = years.Select((year, i) => (year, Run: year - i)).GroupBy(pair => pair.Run)
            .Select(run => (First: run.First().year, Last: run.Last().year))
            .Select(run => run.First == run.Last ? FormattableString.Invariant($"{run.First}")
                : FormattableString.Invariant($"{run.First}-{run.Last}"));
        return string.Join(" and ", runs);
    }
}
