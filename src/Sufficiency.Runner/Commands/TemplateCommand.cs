using System.CommandLine;
using Sufficiency.Workbooks;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency template</c>: a workbook for officers to fill, with the schools, schemes and prices of a pack.</summary>
internal sealed class TemplateCommand : Command
{
    public TemplateCommand(CommandContext context)
        : base("template", "Write a workbook for officers to fill. It shows the schools, schemes and prices of a pack, leaves pupils to "
            + "the officer, and says on its first sheet how to fill it. Give it back with: sufficiency import FILE --out FOLDER")
    {
        var options = new WorkbookOptions();
        options.AddTo(this);
        SetAction(result =>
        {
            var path = options.Target(result, context);
            WorkbookOptions.Write(path, PackWorkbook.Write(options.PlanPath(result, context), withPupils: false));
            context.Output.WriteLine(path);
            context.Error.WriteLine($"Fill it, save it, and type: sufficiency import {Path.GetFileName(path)} --out mine");
            return ExitCode.Done;
        });
    }
}
