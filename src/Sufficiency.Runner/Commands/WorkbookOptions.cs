using System.CommandLine;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary>What the commands that write a workbook of a pack share.</summary>
internal sealed class WorkbookOptions
{
    private const string Ending = ".xlsx";

    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder with the data pack. Default: the Oxfordshire pack that comes with the program.",
        HelpName = "folder",
    };

    private readonly Option<string?> scenario = new("--scenario")
    {
        Description = "A pack's name where the folder holds several, or a plan file.",
        HelpName = "name or file",
    };

    private readonly Option<string> output = new("--out")
    {
        Description = "The workbook to write; its name ends in .xlsx.",
        HelpName = "file",
        Required = true,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(data);
        command.Add(scenario);
    }

    /// <summary>The plan file of the pack.</summary>
    public string PlanPath(ParseResult result, CommandContext context) =>
        new ScenarioLocator(context.ProgramFolder, context.CurrentFolder).Locate(result.GetValue(data), result.GetValue(scenario));

    /// <summary>The file to write, which must be new.</summary>
    /// <exception cref="RequestException">It is not, or ends otherwise.</exception>
    public string Target(ParseResult result, CommandContext context)
    {
        var path = Path.GetFullPath(result.GetRequiredValue(output), context.CurrentFolder);
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new RequestException($"{path} does not end in {Ending}. Name a file such as officers{Ending} with --out.");
        if (File.Exists(path) || Directory.Exists(path))
            throw new RequestException($"{path} exists already and is left as it is. Name another file with --out.");
        return path;
    }

    /// <summary>Writes a file under another name first and moves it into place, so that nobody sees half of it.</summary>
    /// <exception cref="RequestException">The disk refuses.</exception>
    public static void Write(string path, byte[] content)
    {
        var partial = path + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(partial, content);
            File.Move(partial, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RequestException($"{path} cannot be written. Name another file with --out. ({fault.Message})");
        }
        finally
        {
            if (File.Exists(partial)) File.Delete(partial);
        }
    }
}
