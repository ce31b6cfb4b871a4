using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>How the plan is made, what it cannot say, and words that are easily mixed up.</summary>
internal static class MethodWords
{
    /// <summary>What a run without a name on it says at its end.</summary>
    public const string Planning = "This is planning. It is never a decision about a child.";

    /// <summary>What a report without small numbers leaves out beside them.</summary>
    public const string LeftOut = "Warnings that name schools with their numbers are left out.";

    /// <summary>Words with their meaning.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> Terms { get; } =
    [
        ("Places short", "Pupils in further places bought or in packages for one pupil, and pupils waiting. "
            + "The county would rather have a place of its own for each."),
        ("Waiting", "Held in a less specialist place than they need, or in none, until a place is had."),
        ("No school place", "At home or out of education by arrangement, and awaiting none. Places short do not count them."),
    ];

    /// <summary>What the plan cannot say.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    [
        "It decides about no child. Figures are expected pupils, so parts of a pupil occur.",
        "Figures marked assumed are working figures. A range stands only where the data gives one.",
        "Penalties steer the plan and are paid by nobody. They are shown apart from money.",
        "Journeys shorter than today's are an ideal: families name schools further away than the nearest with room.",
        "The proof compares plans on the same assumptions. It does not say how likely the assumptions are.",
    ];

    /// <summary>How the plan is worked out.</summary>
    public static IReadOnlyList<string> Steps(RunView run) =>
    [
        $"Plans counted in {run.Years[0].Label} are carried forward: pupils move up, new plans begin, plans end, needs rise.",
        "Each pupil needs the least specialist kind of place that suits. Whoever is held below it waits.",
        $"Pupils whom mainstream suits go to schools around them as families chose in {run.Years[0].Label}.",
        "All others are placed, and schemes opened, so that money and penalties, discounted, are least over all planned years.",
        "Pupils stay where they are until they change phase, so savings come late.",
        Audited(run),
    ];

    /// <summary>Whether the run's tables passed the independent check.</summary>
    public static string Audited(RunView run) => $"Every rule and every pound is recomputed from the written tables: {Audit(run)}.";

    private static string Audit(RunView run) =>
        run.Record.Audit switch { { Passed: true } => "passed", null => "not done", _ => "not passed" };
}
