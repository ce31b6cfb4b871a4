using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sufficiency.Runner.Terminal;

/// <summary>Writes headings, sentences and tables to one stream; plain text where no terminal reads it.</summary>
internal sealed class Screen
{
    private const int WidthOfAFile = 120;
    private readonly IAnsiConsole console;

    public Screen(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        console = AnsiConsole.Create(new()
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!output.IsTerminal) console.Profile.Width = WidthOfAFile;
    }

    /// <summary>A heading with an empty line before it.</summary>
    public void Heading(string text)
    {
        console.WriteLine();
        console.Write(new Text(text + Environment.NewLine, new Style(decoration: Decoration.Bold)));
    }

    /// <summary>A line of text.</summary>
    public void Line(string text) => console.Write(new Text(text + Environment.NewLine));

    /// <summary>A table: the first column on the left, figures on the right.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, int textColumns = 1)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        for (var i = 0; i < headings.Count; i++)
        {
            table.AddColumn(
                new TableColumn(new Text(headings[i])) { Alignment = i < textColumns ? Justify.Left : Justify.Right, NoWrap = false });
        }

        foreach (var row in rows) table.AddRow(row.Select(cell => (IRenderable)new Text(cell)));
        console.Write(table);
    }
}
