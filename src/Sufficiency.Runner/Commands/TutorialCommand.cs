using System.CommandLine;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency tutorial</c>: a copy of the invented county to learn with, and five commands to try on it.</summary>
internal sealed class TutorialCommand : Command
{
    private readonly CommandContext context;

    private readonly Option<string> output = new("--out")
    {
        Description = "Folder that is to hold the copy; it must be new or empty.",
        HelpName = "folder",
        DefaultValueFactory = _ => "tutorial",
    };

    public TutorialCommand(CommandContext context)
        : base("tutorial", "Copy an invented county to learn with, and print five commands to try.")
    {
        this.context = context;
        Add(output);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var folder = Path.GetFullPath(result.GetRequiredValue(output), context.CurrentFolder);
        var pack = Path.Combine(context.ProgramFolder, "data", "tutorial");
        if (!Directory.Exists(pack))
            throw new RequestException($"The tutorial should lie in {pack} and does not. Install the program again.");
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new RequestException($"{folder} is there already, and nothing is overwritten. Name another folder with --out.");
        Copy(pack, folder);
        Write(Shown(folder));
        return ExitCode.Done;
    }

    private static void Copy(string pack, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.EnumerateFiles(pack))
                File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllBytes(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RequestException($"The tutorial cannot be written. Name another folder with --out. ({fault.Message})");
        }
    }

    /// <summary>The folder as one types it: from here where it lies below.</summary>
    private string Shown(string folder)
    {
        var relative = Path.GetRelativePath(context.CurrentFolder, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    private void Write(string folder)
    {
        var (program, pack) = (context.ProgramName, ProgramName.Quoted(folder));
        string Inner(params string[] names) => ProgramName.Quoted(Path.Combine([folder, .. names]));
        var (today, school) = (Inner("runs", "today"), Inner("runs", "new-school"));
        (string Aim, string Command)[] steps =
        [
            ("Check the data and see what it holds:", $"validate --data {pack}"),
            ("Make the ten-year plan, in some five seconds:", $"plan --data {pack} --out {today}"),
            ("Add a new school of 120 places from one line, and plan again:",
                $"plan --data {pack} --add {Inner("new-school.csv")} --out {school}"),
            ("See what the new school changes, in pupils and in pounds:", $"compare {today} {school}"),
            ("Look at both plans in your browser, until you press Ctrl-C here:", $"serve --runs {Inner("runs")} --data {pack}"),
        ];
        context.Output.WriteLine($"Doggershire, an invented county, lies in {folder}. Nothing in it is real.");
        context.Output.WriteLine("Type these, one after the other:");
        foreach (var (aim, command) in steps)
        {
            context.Output.WriteLine();
            context.Output.WriteLine(aim);
            context.Output.WriteLine($"  {program} {command}");
        }
    }
}
