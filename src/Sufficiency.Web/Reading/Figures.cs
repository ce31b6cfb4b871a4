namespace Sufficiency.Web.Reading;

/// <summary>A special school or a base; lists follow <see cref="RunView.Years"/>.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="Provision">Code of the provision type.</param>
/// <param name="Places">Places, those of opened schemes included; null where not limited.</param>
/// <param name="Roll">Pupils on roll.</param>
/// <param name="CommittedRoll">Pupils on roll with committed schemes only.</param>
/// <param name="Phases">Roll and places of the last year by phase.</param>
/// <param name="ValueOfAPlace">What one more place in every planned year would save, discounted: pounds.</param>
public sealed record School(
    string Id, string Name, string Provision, IReadOnlyList<double?> Places, IReadOnlyList<double> Roll,
    IReadOnlyList<double> CommittedRoll, IReadOnlyList<SchoolPhase> Phases, double ValueOfAPlace);

/// <summary>One phase of a school in the last year.</summary>
/// <param name="Phase">Code of the phase.</param>
/// <param name="Places">Places; null where they are not given by phase.</param>
/// <param name="Roll">Pupils on roll.</param>
public sealed record SchoolPhase(string Phase, double? Places, double Roll);

/// <summary>Pressure on one mainstream school.</summary>
/// <param name="Id">Identifier, never shown.</param>
/// <param name="Name">Name.</param>
/// <param name="Counted">Pupils with a plan counted in the base year.</param>
/// <param name="Expected">Pupils expected in the last year.</param>
/// <param name="CountedShare">The counted pupils as a share of its roll.</param>
/// <param name="ExpectedShare">The expected pupils as a share of the same roll.</param>
public sealed record Pressure(string Id, string Name, double Counted, double Expected, double CountedShare, double ExpectedShare);

/// <summary>A scheme and what became of it.</summary>
public sealed record SchemeFigures
{
    /// <summary>Identifier, never shown.</summary>
    public required string Id { get; init; }

    /// <summary>Name as officers know it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it opens in every plan.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>Whether nobody has proposed it.</summary>
    public required bool IsGeneric { get; init; }

    /// <summary>Whether the run could choose it.</summary>
    public required bool IsOffered { get; init; }

    /// <summary>Year the authority plans for.</summary>
    public required int? Planned { get; init; }

    /// <summary>Year it opens in this plan.</summary>
    public required int? Opening { get; init; }

    /// <summary>First year in which it can open.</summary>
    public required int? Earliest { get; init; }

    /// <summary>Places once full.</summary>
    public required double Places { get; init; }

    /// <summary>Capital at base-year prices; null where none is given.</summary>
    public required double? Capital { get; init; }

    /// <summary>Most that its places could save, discounted, by the value of one more place there.</summary>
    public required double WorthAtMost { get; init; }

    /// <summary>What its places cost in the planned years, discounted: place funding and the yearly charge of its capital.</summary>
    public required double CostOfPlaces { get; init; }

    /// <summary>Where it stands on the ground, in degrees; null where nowhere.</summary>
    public required (double Longitude, double Latitude)? Location { get; init; }
}

/// <summary>Money of a run, in pounds.</summary>
/// <param name="PriceBase">Academic year of the prices.</param>
/// <param name="Years">Money by year.</param>
/// <param name="Steps">Why the plan costs more or less, all planned years together.</param>
/// <param name="Kinds">Costs of the plan by kind and year.</param>
/// <param name="Ledger">High-needs balance by year.</param>
/// <param name="Capital">Capital of the plan by year of spending and funder.</param>
/// <param name="Payback">When the plan has paid back.</param>
public sealed record MoneyFigures(
    int PriceBase, IReadOnlyList<MoneyYear> Years, IReadOnlyList<MoneyStep> Steps, IReadOnlyList<KindYear> Kinds,
    IReadOnlyList<LedgerYear> Ledger, IReadOnlyList<CapitalYear> Capital, IReadOnlyList<PaybackCase> Payback)
{
    /// <summary>What the plan costs more than its comparison over the planned years; negative is a saving.</summary>
    public double Difference => Steps.Sum(step => step.Difference);
}

/// <summary>Money of one year.</summary>
public sealed record MoneyYear(
    int Year, double PaidCash, double Paid, double Discounting, double Discounted, double Penalties, double Minimised,
    double CommittedPaid);

/// <summary>One kind of cost in both plans.</summary>
public sealed record MoneyStep(string Name, double Committed, double Plan)
{
    /// <summary>The plan less its comparison.</summary>
    public double Difference => Plan - Committed;
}

/// <summary>One kind of cost of the plan in one year.</summary>
public sealed record KindYear(string Name, int Year, double Cost);

/// <summary>High-needs balance of one year, in cash; negative is a deficit.</summary>
public sealed record LedgerYear(
    int Year, double Opening, double? Grant, double Spending, double? InYear, double StabilityGrant, double? Closing,
    double? ClosingIfGovernment, double? ClosingCommitted)
{
    /// <summary>Balance with committed schemes only if the government bears the deficits after the override.</summary>
    public double? ClosingCommittedIfGovernment { get; init; }
}

/// <summary>Capital of one year from one source.</summary>
public sealed record CapitalYear(int Year, string Funder, double Capital);

/// <summary>When the plan has paid back, in one case.</summary>
/// <param name="Case">central, best or worst.</param>
/// <param name="Year">First year; null where not in these years.</param>
/// <param name="Saving">What it saves in all by the last year.</param>
/// <param name="FeeFactor">Fees of places bought against those of the data.</param>
/// <param name="CapitalFactor">Capital against that of the data.</param>
public sealed record PaybackCase(string Case, int? Year, double Saving, double FeeFactor, double CapitalFactor);

/// <summary>What a plan is made from.</summary>
/// <param name="All">Every assumption with its source.</param>
/// <param name="Checks">What an assumption at an end of its range does; empty where not asked for.</param>
public sealed record AssumptionFigures(IReadOnlyList<Assumption> All, IReadOnlyList<AssumptionTrial> Checks);

/// <summary>One assumption.</summary>
public sealed record Assumption(string Path, string Value, string Unit, string Source, string SourceYear, string Certainty);

/// <summary>An assumption tried at one end of its range.</summary>
/// <param name="Name">Name.</param>
/// <param name="End">low or high.</param>
/// <param name="Value">Value tried.</param>
/// <param name="Status">solved, or why not.</param>
/// <param name="Regret">What keeping the plan's schemes would cost there: pounds, discounted.</param>
/// <param name="Changes">What would be built instead.</param>
/// <param name="IsTurning">Whether it changes the chosen schemes by more than the proof allows.</param>
public sealed record AssumptionTrial(string Name, string End, string Value, string Status, double? Regret, string Changes, bool IsTurning);
