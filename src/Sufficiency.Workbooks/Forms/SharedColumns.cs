using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Columns, fields and words that several sheets have.</summary>
internal static class SharedColumns
{
    /// <summary>Heading of the column for the officer's own source.</summary>
    public const string Source = "Source of what you changed";

    /// <summary>Heading of the column for its certainty, and label of the field for that of counts.</summary>
    public const string Certainty = "How sure";

    /// <summary>Label of the field for the source of all counts of a sheet.</summary>
    public const string SourceOfCounts = "Source of these counts";

    /// <summary>Codes of certainty.</summary>
    public static IReadOnlyList<string> Certainties { get; } = ["found", "derived", "assumed"];

    /// <summary>Codes of needs.</summary>
    public static IReadOnlyList<string> Needs { get; } = [.. NeedCodes.All.Select(need => need.ToCode())];

    /// <summary>The two columns at the end of a row for where its changes come from.</summary>
    public static IReadOnlyList<FormColumn> Provenance { get; } =
    [
        new(Source, ColumnKind.Text, 24, "Where the figures come from that you changed or added. Empty: this workbook."),
        new(Certainty, ColumnKind.Word, 11,
            "found in a source, derived by arithmetic, or assumed. Empty: assumed.") { Codes = Certainties },
    ];

    /// <summary>Labels above a table of counts, for the source of all of them.</summary>
    public static IReadOnlyList<string> CountFields { get; } = [SourceOfCounts, Certainty];
}
