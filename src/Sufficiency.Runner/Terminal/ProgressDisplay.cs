using System.Globalization;
using Spectre.Console;
using Sufficiency.Engine.Planning;

namespace Sufficiency.Runner.Terminal;

/// <summary>Shows how far a run is: a live line where a person watches, plain lines where not.</summary>
internal sealed class ProgressDisplay : IProgress<PlanningProgress>
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(15);
    private readonly TextWriter error;
    private readonly TimeProvider clock;
    private readonly long start;
    private readonly Lock gate = new();
    private StatusContext? live;
    private string stage = "";
    private long lastLine;

    public ProgressDisplay(TextWriter error, TimeProvider clock)
    {
        this.error = error;
        this.clock = clock;
        start = clock.GetTimestamp();
    }

    /// <summary>Runs the work while progress shows.</summary>
    public async Task<T> RunAsync<T>(bool isTerminal, Func<IProgress<PlanningProgress>, Task<T>> work)
    {
        if (!isTerminal) return await work(this);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) });
        return await console.Status().Spinner(Spinner.Known.Line).StartAsync("Starting", async context =>
        {
            lock (gate) live = context;
            return await work(this);
        });
    }

    /// <inheritdoc />
    public void Report(PlanningProgress value)
    {
        lock (gate)
        {
            var elapsed = clock.GetElapsedTime(start);
            if (live is not null)
            {
                live.Status(Markup.Escape($"{Sentence(value)} ({Words.Duration(elapsed)})"));
                return;
            }

            var isNewStage = !string.Equals(stage, value.Stage, StringComparison.Ordinal);
            if (!isNewStage && clock.GetElapsedTime(lastLine) < PlainInterval) return;
            stage = value.Stage;
            lastLine = clock.GetTimestamp();
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Words.Duration(elapsed),8}  {Sentence(value)}"));
        }
    }

    private static string Sentence(PlanningProgress progress)
    {
        var what = PlanningStages.Sentence(progress.Stage);
        var said = progress.Detail.Split(" (", 2)[0]; // what stands in brackets is for those who watch the solver
        var detail = said.Length == 0 ? "" : $": {said}";
        var gap = progress.Gap is { } value ? $", within {Words.Gap(value)} of the best possible" : "";
        return what + detail + gap;
    }
}
