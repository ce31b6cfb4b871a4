namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>A school stands where its postcode says, and a school of the pack stays where it is unless the postcode is known.</summary>
public sealed class PostcodeTests : IDisposable
{
    private readonly ImportTrial trial = new();
    private readonly string pack;

    public PostcodeTests()
    {
        pack = Path.Combine(trial.Folder, "pack");
        Directory.CreateDirectory(pack);
        foreach (var file in Directory.EnumerateFiles(InProcess.SmallPack)) File.Copy(file, Path.Combine(pack, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(pack, "postcodes.csv"), "postcode,easting,northing\nTN11AA,450000,200000\nTN11AB,452000,201000\n");
        var plan = Path.Combine(pack, "plan.yaml");
        File.WriteAllText(plan, File.ReadAllText(plan)
            .Replace("  funding: funding.csv\n", "  funding: funding.csv\n  postcodes: postcodes.csv\n", StringComparison.Ordinal)
            .Replace("table_sources:\n", "table_sources:\n  postcodes: {source: invented, year: '2025', certainty: assumed}\n",
                StringComparison.Ordinal));
    }

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData("TN1 1AA", "450000,200000")]
    [InlineData("tn11aa", "450000,200000")]
    [InlineData("TN1 1AB", "452000,201000")]
    [InlineData("", "452000,201000")]
    [InlineData("TN1 1ZZ", "452000,201000")]
    public void ASchoolOfThePackMovesOnlyToAPostcodeThatIsKnown(string typed, string point)
    {
        trial.Import(Workbook(editor => editor.Set("Schools and places!E10", typed)), pack);

        Assert.Contains(trial.Lines("providers"), line => line.Contains($"Vale School,special_school,Northshire,{point},",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Schools and places!E10", "RG1 1AA", "it is of another county")]
    [InlineData("Schools and places!E10", "TN1", "not a whole postcode")]
    [InlineData("Schools and places!E11", "RG1 1AA", "it is of another county")]
    [InlineData("Schools and places!E11", "TN1 1ZZ", "table of postcodes does not have it")]
    public void AnotherPostcodeIsAFault(string place, string typed, string words)
    {
        var fault = Assert.Throws<Engine.Packs.Issues.DataIssueException>(() => trial.Import(Workbook(editor =>
        {
            if (place.EndsWith("11", StringComparison.Ordinal)) LaidOverTests.AddSchool(editor).Set("Schools and places!V11", "");
            editor.Set(place, typed);
        }), pack));

        Assert.Contains(fault.Issues, issue => issue.File == place && issue.ToString().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void ANewSchoolStandsAtItsPostcodeInTheNearestDistrict()
    {
        trial.Import(Workbook(editor => LaidOverTests.AddSchool(editor).Set("Schools and places!V11", "").Set("Schools and places!E11",
            "TN1 1AA")), pack);

        Assert.Contains(trial.Lines("providers"), line => line.StartsWith("new-school,,New School,special_school,Northshire,450000,200000,",
            StringComparison.Ordinal));
    }

    private byte[] Workbook(Action<WorkbookEditor> change) =>
        WorkbookEditor.Change(Sufficiency.Workbooks.PackWorkbook.Write(pack, withPupils: true), change);
}
