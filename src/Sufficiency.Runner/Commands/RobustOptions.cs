using System.CommandLine;
using Sufficiency.Runner.Settings;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Commands;

/// <summary>The options of <c>plan</c> that make one set of schemes for many futures.</summary>
internal sealed class RobustOptions
{
    private readonly Option<string?> file = new("--robust")
    {
        Description = "Choose one set of schemes for all futures of a sweep file at once, such as base-first or a file of your own.",
        HelpName = "sweep",
    };

    private readonly Option<int> futures = new("--futures")
    {
        Description = "With --robust: most futures planned for, evenly over the sweep.",
        CustomParser = argument => (int)Choices.Number(argument, number => number is >= 1 and <= 1000 && number == Math.Truncate(number),
            "--futures is a whole number from 1 to 1000."),
        DefaultValueFactory = _ => 16,
        HelpName = "number",
    };

    private readonly Option<double> tail = new("--tail")
    {
        Description = "With --robust: share of futures, the dearest, that CVaR is the mean of.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is > 0 and <= 1, "--tail is a share above 0 and up to 1, such as 0.1."),
        DefaultValueFactory = _ => 0.1,
        HelpName = "share",
    };

    private readonly Option<double> tailWeight = new("--tail-weight")
    {
        Description = "With --robust: how much the dearest futures count beside the mean: 0 is the mean alone, 1 the dearest alone.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is >= 0 and <= 1, "--tail-weight is a number from 0 to 1, such as 0.5."),
        DefaultValueFactory = _ => 0.0,
        HelpName = "share",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { file, futures, tail, tailWeight }) command.Add(option);
    }

    /// <summary>The sweep that was named; null where one future is planned.</summary>
    public string? File(ParseResult result) => result.GetValue(file);

    /// <summary>Most futures planned for.</summary>
    public int Futures(ParseResult result) => result.GetValue(futures);

    /// <summary>How the costs of all futures become one figure.</summary>
    public RiskMeasure Risk(ParseResult result) => new(result.GetValue(tailWeight), result.GetValue(tail));

    /// <summary>Refuses the others where no sweep is named.</summary>
    /// <exception cref="RequestException">One of them was given.</exception>
    public void RefuseAlone(ParseResult result)
    {
        var given = Choices.Given(result, [futures, tail, tailWeight]);
        if (given.Count > 0)
            throw new RequestException($"{string.Join(" and ", given)} {(given.Count == 1 ? "is" : "are")} for many futures. "
                + $"Name a sweep with --robust, such as --robust base-first, or leave {(given.Count == 1 ? "it" : "them")} out.");
    }

    /// <summary>What is said where options of a single future are given beside a sweep.</summary>
    public static RequestException Refusal(IReadOnlyList<string> single) => new(
        $"{string.Join(" and ", single)} cannot stand beside --robust: the sweep file says which pack and which figures each future has "
        + "(base and set), and the plan chooses among the optional schemes. "
        + $"Leave {(single.Count == 1 ? "it" : "them")} out, or write it into a sweep file of your own.");
}
