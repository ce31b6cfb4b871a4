using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>The actions of a run as a table.</summary>
public static class ActionTables
{
    /// <summary>Heading of the table.</summary>
    public const string Title = "Actions in this plan";

    /// <summary>Whether the run was made with actions.</summary>
    public static bool HasAny(RunView run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Record.Actions is { Taken.Count: > 0 };
    }

    /// <summary>What the table says.</summary>
    public static string Sentence(RunView run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return $"Both plans of this run have the actions below, from {run.Record.Actions?.File}. "
            + "What they do to cost and lack of places is seen beside a run without them.";
    }

    /// <summary>An action in each row.</summary>
    public static ChartTable Of(RunView run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(
            ["Action", "Challenge", "From", "What it changes", "Whom it reaches", "What it costs", "Source"],
            [.. (run.Record.Actions?.Taken ?? []).Select(action => (IReadOnlyList<string>)
                [action.Name, action.Challenge, Words.Year(action.Starts), action.Effects, action.Reach, action.Cost, action.Source])],
            [1, 2, 3, 4, 5, 6]);
    }
}
