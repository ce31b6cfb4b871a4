namespace Sufficiency.Workbooks.Sheets;

/// <summary>A file is no workbook that may be read; the message says why and what to do, and names nothing that stands in it.</summary>
internal sealed class WorkbookRefusedException(string problem, string advice) : Exception($"{problem} {advice}")
{
    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;
}
