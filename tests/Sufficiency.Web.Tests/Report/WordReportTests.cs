using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;
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
        var first = Assert.IsType<Paragraph>(WordReport.Build(view).Blocks[0]);

        Assert.Equal((Answers.InShort(view), true), (first.Text, first.IsLead));
    }

    [Fact]
    public void TheSectionsStandInTheOrderOfTheReport()
    {
        using var document = Open();
        var headings = document.MainDocumentPart!.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
            .Where(own => own.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(own => own.InnerText);
        Assert.Equal(
            [
                "Read before you show this", "Summary", "Where places are short", "Schools", "Schemes", "Money", "Assumptions",
                "Method and limits", "Appendix: tables by year",
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
