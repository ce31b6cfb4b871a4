using Sufficiency.OpenData.Drafting;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

public sealed class SourceFinderTests : IDisposable
{
    private readonly DraftFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("population_2020", "LSOA21", "LSOA 2021 Code,LSOA 2021 Name,Total,F5,M5")]
    [InlineData("population_2020", "LSOA11", "\uFEFFLSOA Code,LSOA name,All Ages,0,1,2,3,4,5")]
    [InlineData("lsoa_centroids", "LSOA21", "FID,LSOA21CD,GlobalID,x,y")]
    [InlineData("lsoa_lookup", null, "LSOA11CD,LSOA11NM,CHGIND,LSOA21CD,LSOA21NM,LAD22CD,LAD22NM")]
    [InlineData("wards", null, "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM")]
    [InlineData("rural_urban", null, "LSOA21CD,RUC21CD,RUC21NM,Urban_rural_flag")]
    [InlineData("school_census", null, "URN,LA,ESTAB,SCHOOLTYPE,NOR,TSENELSE")]
    [InlineData("school_census", null, "time_period,URN,Total pupils,SEN support,EHC plan")]
    [InlineData("school_census_2023", null, "time_period,urn,full-time girls aged 5,full time boys aged 5")]
    [InlineData("gias", null, "URN,LA (code),LA (name),EstablishmentName,Easting,Northing")]
    [InlineData("postcodes", null, "\"ZZ1 1AA\",10,450000,200000,\"E92000001\",\"\",\"\",\"E10000001\",\"E07000001\",\"E05000001\"")]
    [InlineData("dsg", null, "la_code,la_name,high_needs_block_gbp")]
    public void AFileIsKnownByItsColumns(string key, string? level, string header)
    {
        var path = folder.Write("any name.csv", header + "\n");

        var finder = SourceFinder.Scan(folder.Path, CancellationToken.None);

        Assert.Equal(path, finder.Find(SourceKinds.Of(key, level), [])?.Path);
        Assert.All(SourceKinds.All.Where(kind => kind.Key != key && kind.Level is null && kind.Key != "lsoa_lookup"),
            kind => Assert.Null(finder.Find(kind, [])));
    }

    [Fact]
    public void OfSeveralTheOneThatSpeaksOfTheAuthorityIsTakenThenTheLatestYear()
    {
        const string Header = "lsoa11_code,0,1,2,3,4,5\n";
        folder.Write("population17_mine.csv", Header + "E01000001,1,1,1,1,1,1\n");
        var latest = folder.Write("population20_mine.csv", Header + "E01000001,1,1,1,1,1,1\n");
        folder.Write("population22_other.csv", Header + "E01000009,1,1,1,1,1,1\n");

        var finder = SourceFinder.Scan(folder.Path, CancellationToken.None);

        var found = finder.Find(SourceKinds.Of("population_2020", "LSOA11"), ["E01000001"]);
        Assert.Equal((latest, 2020), (found?.Path, SourceFinder.YearOf(found!)));
    }

    [Fact]
    public void FilesOfCodePointByPostcodeAreaAreTakenAsTheirFolder()
    {
        const string Line = "\"ZZ1 1AA\",10,450000,200000,\"E92000001\",\"\",\"\",\"E10000001\",\"E07000001\",\"E05000001\"\n";
        folder.Write("codepo/aa.csv", Line);
        folder.Write("codepo/ab.csv", Line);

        var finder = SourceFinder.Scan(folder.Path, CancellationToken.None);

        Assert.Equal("codepo", finder.PathOf(finder.Find(SourceKinds.Of("postcodes"), [])!));
    }

    [Fact]
    public void TheBlockOfAGrantIsReadFromTheSpreadsheetAsPublished()
    {
        static string Row(params string[] cells) =>
            "<table:table-row>" + string.Concat(cells.Select(cell => cell.All(char.IsAsciiDigit) && cell.Length > 0
            ? $"<table:table-cell office:value=\"{cell}\"><text:p>x</text:p></table:table-cell>"
            : $"<table:table-cell><text:p>{cell}</text:p></table:table-cell>")) + "</table:table-row>";
        var path = folder.Zip("grant.ods", ("content.xml",
            "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
            + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
            + "<table:table table:name=\"Allocations_summary\">" + Row("Dedicated schools grant: 2023 to 2024 allocations", "")
            + Row("", "", "Schools block (£s)", "High needs block (£s)", "High needs block allocation (£s)")
            + Row("ENGLAND", "", "9", "8", "7") + Row("825", "Buckinghamshire", "5", "4", "3")
            + "</table:table></office:document>"));

        Assert.Equal(new HighNeedsBlock(2023, 4), GrantDraft.Find(SourceProbe.Of(path)!, "825"));
        Assert.Null(GrantDraft.Find(SourceProbe.Of(path)!, "826"));
    }
}
