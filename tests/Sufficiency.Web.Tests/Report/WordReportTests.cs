using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Tests.Documents;
using Paragraph = Sufficiency.Web.Documents.Model.Paragraph;

namespace Sufficiency.Web.Tests.Report;

/// <summary>The Word document of a small run, made from its folder alone.</summary>
public sealed class WordReportTests(SmallRun run) : IClassFixture<SmallRun>
{
    [Fact]
    public void TheAnswerComesFirst()
    {
        var view = RunReader.Read(run.Folder);
        var first = Assert.IsType<Paragraph>(WordReport.Build(view).Blocks[1]);

        Assert.True(first.IsLead);
        Assert.StartsWith(
            $"In {view.LastYear.Label} the county lacks {Words.Many(view.Plan.Short[^1], "place")}", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheChaptersStandInTheOrderOfASufficiencyStrategy()
    {
        using var document = Open();
        var headings = document.MainDocumentPart!.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
            .Where(own => own.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(own => own.InnerText);
        Assert.Equal(
            [
                "1 Summary and decisions asked", "2 The duty", "3 Plans now", "4 Provision now, school by school",
                $"5 Forecast to {RunReader.Read(run.Folder).LastYear.Label}", "6 Gap: where which places are short",
                "7 Options and schemes, bases first", "8 Money", "9 Risks, and what would change the choice",
                "10 Governance and review", "11 Equalities: who lacks places", "Appendix A: tables by year",
                "Appendix B: assumptions with source and certainty", "Appendix C: method and limits", "Appendix D: proof",
            ],
            headings, StringComparer.Ordinal);
    }

    [Fact]
    public void TheValidatorFindsNothing()
    {
        using var document = Open();
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}");
        Assert.Empty(faults);
    }

    [Fact]
    public void EveryDrawingHasAnAlternativeTextAndEveryTableAHeader()
    {
        using var document = Open();
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.NotEmpty(body.Descendants<DocProperties>());
        Assert.All(body.Descendants<DocProperties>(), drawing => Assert.NotEmpty(drawing.Description!.Value!));
        Assert.NotEmpty(body.Elements<Table>());
        Assert.All(body.Elements<Table>(), table => Assert.Single(table.Descendants<TableHeader>()));
    }

    [Fact]
    public void TheSameRunGivesTheSameBytes() => Assert.Equal(Bytes(), Bytes());

    private byte[] Bytes() => SampleDocuments.Bytes(stream => WordReport.Write(RunReader.Read(run.Folder), stream));

    private WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(Bytes()), isEditable: false);
}
