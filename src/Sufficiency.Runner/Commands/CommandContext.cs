using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary>What a command needs of the world: where to write, where it runs, what time it is.</summary>
/// <param name="Output">Data goes here.</param>
/// <param name="Error">Everything else goes here.</param>
/// <param name="ErrorIsTerminal">Whether a person watches the error stream, so that progress may be live.</param>
/// <param name="ProgramFolder">The folder of the program, with the default data packs under <c>data</c>.</param>
/// <param name="CurrentFolder">The folder the user stands in.</param>
/// <param name="Clock">Time.</param>
/// <param name="ShowsDetails">Whether an unexpected fault is shown with all its details.</param>
internal sealed record CommandContext(
    TextWriter Output,
    TextWriter Error,
    bool ErrorIsTerminal,
    string ProgramFolder,
    string CurrentFolder,
    TimeProvider Clock,
    bool ShowsDetails)
{
    /// <summary>What the user types to start the program.</summary>
    public string ProgramName { get; init; } = "sufficiency";
    /// <summary>Whether a person watches the output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>The real world.</summary>
    public static CommandContext OfThisProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected,
        AppContext.BaseDirectory,
        Environment.CurrentDirectory,
        TimeProvider.System,
        Environment.GetEnvironmentVariable("SUFFICIENCY_DEBUG") is "1")
    {
        ProgramName = new ProgramName(Environment.ProcessPath, AppContext.BaseDirectory, Environment.CurrentDirectory,
            Environment.GetEnvironmentVariable("PATH")).Typed(),
        OutputIsTerminal = !Console.IsOutputRedirected,
    };
}
