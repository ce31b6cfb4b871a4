using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Web.Serving;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency serve</c>: the local web application, until Ctrl-C.</summary>
internal sealed class ServeCommand : Command
{
    private readonly CommandContext context;

    private readonly Option<int> port = new("--port")
    {
        Description = "Port of the loopback address; 0 takes any free one.",
        CustomParser = argument => (int)Choices.Number(argument, number => number is >= 0 and <= 65535 && number == Math.Truncate(number),
            "--port is a whole number from 0 to 65535, such as 5080."),
        DefaultValueFactory = _ => 0,
        HelpName = "number",
    };

    private readonly Option<string> runs = new("--runs")
    {
        Description = "Folder of the runs and sweeps to show; new ones are written there.",
        DefaultValueFactory = _ => "runs",
        HelpName = "folder",
    };

    private readonly Option<bool> noBrowser = new("--no-browser") { Description = "Print the address and open no browser." };

    public ServeCommand(CommandContext context)
        : base("serve", "Show runs in the browser, change a scheme and see the plan again; for this machine alone.")
    {
        this.context = context;
        Add(port);
        Add(runs);
        Add(noBrowser);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var options = new ServeOptions(Path.GetFullPath(result.GetRequiredValue(runs), context.CurrentFolder),
            Path.Combine(context.ProgramFolder, "data"), context.Clock)
        {
            Port = result.GetValue(port),
            MakeDocument = RunDocuments.MakeAsync,
            AddDocuments = RunDocuments.AddAsync,
        };
        await using var server = await StartAsync(options, cancellation);
        await context.Output.WriteLineAsync($"Open {server.Address}");
        await context.Error.WriteLineAsync("The address lets in one browser of this machine, once. Ctrl-C ends the program.");
        if (!result.GetValue(noBrowser)) await OpenAsync(server.Address);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync("Ending. Plans at work stop, and nothing is half written.");
        }

        return ExitCode.Done;
    }

    private static async Task<WebServer> StartAsync(ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            return await WebServer.StartAsync(options, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RequestException($"The application cannot start. Name another --port or --runs folder. ({fault.Message})");
        }
    }

    private async Task OpenAsync(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception fault) when (fault is Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
            await context.Error.WriteLineAsync("No browser could be opened. Open the address yourself.");
        }
    }
}
