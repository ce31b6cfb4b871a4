namespace Sufficiency.Runner.Documents;

/// <summary>The forms in which a run can be written again.</summary>
internal enum ReportFormat
{
    /// <summary>The report, for a web browser.</summary>
    Html,

    /// <summary>The report, for Word.</summary>
    Docx,

    /// <summary>The workbook, for Excel.</summary>
    Xlsx,

    /// <summary>The workbook, for LibreOffice and other programs.</summary>
    Ods,
}
