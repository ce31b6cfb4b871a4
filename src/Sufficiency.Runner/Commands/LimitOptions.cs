using System.CommandLine;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Commands;

/// <summary>How near to the best possible a plan is proven to be, and how long that may take.</summary>
/// <param name="gapMeans">What the gap means for the command.</param>
/// <param name="timeMeans">What the seconds mean for the command.</param>
internal sealed class LimitOptions(string gapMeans, string timeMeans)
{
    private readonly Option<double> gap = new("--gap")
    {
        Description = gapMeans,
        CustomParser = argument =>
            Choices.Number(argument, number => number is >= 1e-9 and < 1, "--gap is a share between 1e-9 and 1, such as 1e-3."),
        DefaultValueFactory = _ => 1e-3,
        HelpName = "share",
    };

    private readonly Option<double?> timeLimit = new("--time-limit")
    {
        CustomParser = argument =>
            Choices.Number(argument, number => number is > 0 and < 1e7, "--time-limit is a number of seconds above 0."),
        Description = timeMeans,
        HelpName = "seconds",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(gap);
        command.Add(timeLimit);
    }

    /// <summary>The limits that were asked for.</summary>
    public SolveLimits Of(ParseResult result) =>
        new(result.GetValue(gap), result.GetValue(timeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
}
