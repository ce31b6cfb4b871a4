using System.Text;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Formats;

public sealed class PackTableTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void RowsAreSortedByKeyAndWrittenAlikeEverywhere()
    {
        var table = new PackTable("t.csv", 2, "id", "year_group", "value", "certainty", "is_open");
        table.Add("b", 1, 0.1, Certainty.Found, true);
        table.Add("a", 10, 1_234_567.5, Certainty.Derived, false);
        table.Add("a", -4, null, Certainty.Assumed, true);
        table.Add("a, \"quoted\"", 0, -0.0, Certainty.Assumed, true);

        table.WriteTo(folder);

        Assert.Equal(
            "id,year_group,value,certainty,is_open\na,-4,,assumed,yes\na,10,1234567.5,derived,no\n"
                + "\"a, \"\"quoted\"\"\",0,0,assumed,yes\nb,1,0.1,found,yes\n",
            File.ReadAllText(Path.Combine(folder, "t.csv"), Encoding.UTF8));
        Assert.Equal((byte)'i', File.ReadAllBytes(Path.Combine(folder, "t.csv"))[0]);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void TwoRowsOfOneKeyAreAFaultAndNothingIsWritten()
    {
        var table = new PackTable("t.csv", 1, "id", "value");
        table.Add("a", 1);
        table.Add("a", 2);

        Assert.Throws<DataIssueException>(() => table.WriteTo(folder));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void AWriterThatFailsLeavesTheEarlierFileWhole()
    {
        var path = Path.Combine(folder, "t.csv");
        File.WriteAllText(path, "earlier");

        Assert.Throws<IOException>(() => PackTable.WriteWhole(path, writer =>
        {
            writer.Write("half");
            throw new IOException("the disk is full");
        }));

        Assert.Equal("earlier", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }
}
