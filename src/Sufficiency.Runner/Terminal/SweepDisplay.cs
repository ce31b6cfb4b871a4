using System.Globalization;
using Spectre.Console;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Runner.Terminal;

/// <summary>Shows how far a sweep is: a live line where a person watches, a line a scenario where not.</summary>
internal sealed class SweepDisplay(TextWriter error, TimeProvider clock) : IProgress<SweepProgress>
{
    private readonly long start = clock.GetTimestamp();
    private readonly Lock gate = new();
    private StatusContext? live;

    /// <summary>Runs the work while progress shows.</summary>
    public async Task<T> RunAsync<T>(bool isTerminal, Func<IProgress<SweepProgress>, Task<T>> work)
    {
        if (!isTerminal) return await work(this);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) });
        return await console.Status().Spinner(Spinner.Known.Line).StartAsync("Reading and checking the sweep", async context =>
        {
            lock (gate) live = context;
            return await work(this);
        });
    }

    /// <inheritdoc />
    public void Report(SweepProgress value)
    {
        lock (gate)
        {
            var left = value.Left is { } time && value.Remaining > 0 ? $", about {Words.Duration(time)} left" : "";
            var best = value is { Best: { } name, BestCostGbp: { } cost, BestPlacesShort: { } lack }
                ? $"; least cost so far {Words.Millions(new Pounds(cost))}"
                + $", {Words.Count(lack)} places short ({name})" : "";
            var failed = value.Failed > 0 ? $", {value.Failed:N0} failed" : "";
            var line = string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0} done{failed}, {value.Remaining:N0} to go{left}{best}");
            if (live is not null) live.Status(Markup.Escape($"{line} ({Words.Duration(clock.GetElapsedTime(start))})"));
            else error.WriteLine($"{Words.Duration(clock.GetElapsedTime(start)),8}  {value.Latest}. {line}");
        }
    }
}
