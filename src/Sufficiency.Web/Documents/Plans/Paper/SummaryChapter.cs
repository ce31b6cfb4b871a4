using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 1: the answer, the decisions asked, the choice in numbers, and what happens if nothing more is decided.</summary>
internal static class SummaryChapter
{
    public static IEnumerable<Block> Of(RunView run) =>
    [
        new Heading(1, "1 Summary and decisions asked"),
        new Paragraph(Lead(run), IsLead: true),
        new Heading(2, "What the council is asked to decide"),
        new BulletList(Decisions(run)),
        new Paragraph("[The council adds: the wording of each decision, who takes it and by when.]"),
        Blocks.Table("The choice in numbers", Choice(run)),
        new Paragraph($"Cost is what places, top-ups, fees, transport and the yearly charge of capital come to, at prices of "
            + $"{Words.Year(run.Money.PriceBase)}. The high-needs balance is in cash; below nought it is a deficit. Years are "
            + "academic years. Figures are rounded, so the last digit of a sum may differ."),
        new Heading(2, "If nothing more is decided"),
        new Paragraph(Nothing(run)),
        .. OptionTables.WhyNotClosed(run) is { Length: > 0 } gap
            ? (Block[])[new Heading(2, "Why the gap does not close"), new Paragraph(gap)] : [],
        new Heading(2, "How sure this is"),
        new BulletList(
        [
            .. PupilTables.RangeInLastYear(run) is { Length: > 0 } range
                ? (string[])[$"Plans expected in {run.LastYear.Label} may be {range}, and places short move with them (chapter 5)."] : [],
            .. run.Strategy.PriceCaution is { Length: > 0 } caution ? (string[])[caution] : [], Cautions(run),
            .. run.SmallNumbers is { } small ? (string[])[small.Statement, MethodWords.LeftOut] : [], MethodWords.Planning,
        ]),
        new Heading(2, "Words that are easily mixed up"),
        new BulletList(
        [
            .. MethodWords.Terms.Select(term => $"{term.Word}: {term.Meaning}"),
            $"{Words.Committed}: nothing more is decided, and these open. {RunWords.CommittedSchemes(run)}",
        ]),
    ];

    private static string Lead(RunView run)
    {
        var (plan, committed) = (Words.Many(run.Plan.Short[^1], "place"), Words.Count(run.Committed.Short[^1]));
        var built = Answers.Built(run);
        if (built.Count == 0) return $"In {run.LastYear.Label} the county lacks {plan}. No scheme beyond the committed ones is chosen.";
        var capital = built.Sum(scheme => scheme.Capital ?? 0.0);
        var cost = Words.Millions(Math.Abs(run.Money.Difference)) is var money && money == "£0.0m" ? "no more"
            : $"{money} {(run.Money.Difference < 0.0 ? "less" : "more")}";
        return $"In {run.LastYear.Label} the county lacks {plan} with this plan, and {committed} if nothing more is "
            + "decided. The plan opens "
            + $"{Words.Many(built.Count, "more scheme")} with {Words.Many(built.Sum(scheme => scheme.Places), "place")} for "
            + $"{(capital == 0.0 ? "no capital that is given" : $"{Words.Millions(capital)} of capital")}. "
            + $"From {run.FirstPlanned.Label} to "
            + $"{run.LastYear.Label} it costs {cost} than deciding nothing more, building included.";
    }

    private static IReadOnlyList<string> Decisions(RunView run)
    {
        var built = Answers.Built(run);
        var soon = built.Where(scheme => scheme.Opening <= run.FirstPlanned.Start + 1).ToList();
        return
        [
            $"To note that {Words.Many(run.Committed.Short[^1], "place")} would be short in {run.LastYear.Label} {Words.WithCommitted}, "
                + $"and {Words.Count(run.Plan.Short[^1])} with the plan (chapter 6).",
            built.Count == 0 ? run.Schemes.Any(scheme => scheme.IsOffered)
                    ? "To note that no further scheme is worth opening among those offered (chapter 7)."
                    : "To ask for schemes: this run was offered none beyond the committed ones (chapter 7)."
                : $"To take forward {Words.Many(built.Count, "scheme")} with {Words.Many(built.Sum(scheme => scheme.Places), "place")} "
                    + $"and {Words.Millions(built.Sum(scheme => scheme.Capital ?? 0.0))} of capital: {OptionTables.ChosenByGroup(run)} "
                    + "(chapter 7).",
            .. soon.Count == 0 ? (string[])[] :
                [$"To decide first on what opens by {Words.Year(run.FirstPlanned.Start + 1)}: "
                    + $"{Words.List([.. soon.Select(scheme => scheme.Name)])}."],
            .. HighNeedsTables.NotFound(run) is >= 50_000.0 and var lacking ? (string[])
                [$"To find {Words.Millions(lacking)} of that capital, for which the data names no source of money (chapter 8)."] : [],
            .. run.Money.Ledger is [.., { Closing: { } plan, ClosingCommitted: { } other }] ? (string[])
                [$"To note a high-needs balance of {Words.Millions(plan)} at the end of {run.LastYear.Label} with the plan, against "
                    + $"{Words.Millions(other)} {Words.WithCommitted}, if the council bears every year's deficit (chapter 8)."
                    + Government(run)] : [],
        ];
    }

    private static ChartTable Choice(RunView run)
    {
        IReadOnlyList<string> Pupils(string name, double committed, double plan) =>
            [name, Words.Count(committed), Words.Count(plan), Words.Change(plan - committed)];
        IReadOnlyList<string> Money(string name, double? committed, double? plan) =>
            [name, Words.Millions(committed), Words.Millions(plan), plan - committed is { } more ? Words.MillionsMore(more) : "–"];
        var (first, span) = (run.Planned[0].Index, $"{run.FirstPlanned.Label} to {run.LastYear.Label}");
        var (transport, ledger) = (run.Strategy.HighNeeds, run.Money.Ledger);
        var cost = run.Money.Steps.Sum(step => step.Plan);
        return new(
            ["Figure", Words.Committed, "Plan", "Difference"],
            [
                Pupils($"Places short in {run.FirstPlanned.Label}", run.Committed.Short[first], run.Plan.Short[first]),
                Pupils($"Places short in {run.LastYear.Label}", run.Committed.Short[^1], run.Plan.Short[^1]),
                Money($"Cost, {span}", run.Money.Steps.Sum(step => step.Committed), cost),
                .. transport.Count == 0 ? (IReadOnlyList<string>[])[] :
                    [Money("Transport in it", transport.Sum(year => year.CommittedTransport), transport.Sum(year => year.Transport))],
                Money("Capital of chosen schemes", 0.0, Answers.Built(run).Sum(scheme => scheme.Capital ?? 0.0)),
                .. ledger.Count == 0 ? (IReadOnlyList<string>[])[] :
                [
                    Money($"High-needs balance at the end of {run.LastYear.Label}, the council bears all", ledger[^1].ClosingCommitted,
                        ledger[^1].Closing),
                    .. Government(run).Length == 0 ? (IReadOnlyList<string>[])[] :
                    [
                        Money("The same, the government bears deficits after the override", ledger[^1].ClosingCommittedIfGovernment,
                            ledger[^1].ClosingIfGovernment),
                    ],
                ],
            ]);
    }

    private static string Government(RunView run) =>
        run.Money.Ledger is [.., { ClosingIfGovernment: { } plan, ClosingCommittedIfGovernment: { } other, Closing: var all }]
        && plan != all
            ? $" If the government bears the deficits after the override ends, it is {Words.Millions(plan)} "
            + $"against {Words.Millions(other)}."
            : "";

    private static string Nothing(RunView run)
    {
        var more = -run.Money.Difference;
        var text =
            $"Only committed schemes would open. Places short would go from {Words.Count(run.Committed.Short[run.Planned[0].Index])} "
            + $"in {run.FirstPlanned.Label} to {Words.Count(run.Committed.Short[^1])} in {run.LastYear.Label}. "
            + "Their pupils would be in places bought from others, in packages for one pupil, or waiting.";
        return Words.Millions(Math.Abs(more)) == "£0.0m" ? text
            : $"{text} Over the planned years that costs {Words.Millions(Math.Abs(more))} {(more > 0.0 ? "more" : "less")} than the plan.";
    }

    private static string Cautions(RunView run) => run.Record.ReadFirst.Count switch
    {
        0 => "The run's own checks found nothing to warn of.",
        1 => "The run's own checks give 1 warning. Read it in chapter 9 before this paper is shown.",
        var number => $"The run's own checks give {number} warnings. Read them in chapter 9 before this paper is shown.",
    };
}
