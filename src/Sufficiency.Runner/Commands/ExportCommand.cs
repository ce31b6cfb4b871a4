using System.CommandLine;
using Sufficiency.Workbooks;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency export</c>: a pack as the workbook that officers fill.</summary>
internal sealed class ExportCommand : Command
{
    public ExportCommand(CommandContext context)
        : base("export", "Write a pack as the workbook that officers fill, pupils and waiting too. "
            + "Imported unchanged, it gives the same pack.")
    {
        var options = new WorkbookOptions();
        options.AddTo(this);
        SetAction(result =>
        {
            var path = options.Target(result, context);
            WorkbookOptions.Write(path, PackWorkbook.Write(options.PlanPath(result, context), withPupils: true));
            context.Output.WriteLine(path);
            return ExitCode.Done;
        });
    }
}
