using System.IO.Compression;
using System.Net;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>Nothing outside the folder of runs is seen, sent or deleted.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("/runs/../beside/tables")]
    [InlineData("/runs/%2e%2e/tables")]
    [InlineData("/runs/%2e%2e%2fbeside/tables")]
    [InlineData("/runs/..%2fbeside/archive")]
    [InlineData("/runs/%252e%252e%252fbeside/archive")]
    [InlineData("/runs/..%5cbeside/archive")]
    [InlineData("/runs/..\\beside/archive")]
    [InlineData("/runs/paper%2f..%2f..%2fbeside/archive")]
    [InlineData("/runs/%2fetc/archive")]
    [InlineData("/runs/C:%5cWindows/archive")]
    [InlineData("/runs/%2e%2e/%2e%2e/archive")]
    [InlineData("/runs/.../archive")]
    [InlineData("/runs/.hidden/archive")]
    [InlineData("/runs/PAPER/archive")]
    [InlineData("/runs/paper%00/archive")]
    [InlineData("/runs/paper%20/archive")]
    [InlineData("/runs/linked/archive")]
    [InlineData("/runs/linked/tables")]
    [InlineData("/runs/linked/delete")]
    [InlineData("/runs/letters/archive")]
    [InlineData("/runs/paper/tables/..%2f..%2fbeside%2fsecret")]
    [InlineData("/runs/paper/tables/secret.csv")]
    [InlineData("/../../etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/runs/paper/run.json")]
    public async Task AnAddressOutsideTheFolderIsNotFound(string target)
    {
        await using var site = await Site.StartAsync();
        MakeNeighbours(site);

        var answer = await site.RawAsync(target);
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("hush", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linked")]
    [InlineData(".hidden")]
    [InlineData("letters")]
    public async Task WhatIsNoRunIsNotDeleted(string name)
    {
        await using var site = await Site.StartAsync();
        MakeNeighbours(site);

        using var answer = await site.PostAsync($"/runs/{name}/delete");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(Directory.Exists(Path.Combine(site.Runs, name)));
        Assert.True(File.Exists(Path.Combine(site.Beside, "run.json")));
    }

    [Fact]
    public async Task ALinkInARunIsNotSentAndNotFollowedWhenTheRunIsDeleted()
    {
        await using var site = await Site.StartAsync();
        MakeNeighbours(site);
        Directory.CreateSymbolicLink(Path.Combine(site.Runs, "paper", "more"), site.Beside);
        File.CreateSymbolicLink(Path.Combine(site.Runs, "paper", "secret.csv"), Path.Combine(site.Beside, "secret.csv"));

        using var zip = new ZipArchive(await (await site.GetAsync("/runs/paper/archive")).Content.ReadAsStreamAsync());
        Assert.Contains("paper/run.json", zip.Entries.Select(entry => entry.FullName), StringComparer.Ordinal);
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("secret", StringComparison.Ordinal));
        using var answer = await site.PostAsync("/runs/paper/delete");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.True(File.Exists(Path.Combine(site.Beside, "secret.csv")));
    }

    [Theory]
    [InlineData("../beside/secret.parquet")]
    [InlineData("/etc/secret.parquet")]
    [InlineData("secret.csv.parquet")]
    [InlineData("a'b.parquet")]
    public async Task ATableOutsideTheRunIsNoTableOfIt(string file)
    {
        await using var site = await Site.StartAsync();
        var column = """[ { "name": "paid_gbp", "type": "number", "unit": "", "meaning": "" } ]""";
        await File.WriteAllTextAsync(Path.Combine(site.Runs, "paper", "schema.json"), $$"""
            { "tables": [ { "file": "money.parquet", "meaning": "", "columns": {{column}} },
                { "file": "{{file}}", "meaning": "", "columns": {{column}} } ] }
            """);

        var page = await site.ReadAsync("/runs/paper/tables");
        Assert.Contains(">money</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a&#x27;b", page, StringComparison.Ordinal);
    }

    private static void MakeNeighbours(Site site)
    {
        Directory.CreateDirectory(site.Beside);
        File.WriteAllText(Path.Combine(site.Beside, "run.json"), "hush");
        File.WriteAllText(Path.Combine(site.Beside, "secret.csv"), "hush");
        Site.Copy(site.Beside, Path.Combine(site.Runs, ".hidden"));
        Directory.CreateSymbolicLink(Path.Combine(site.Runs, "linked"), site.Beside);
        Directory.CreateDirectory(Path.Combine(site.Runs, "letters")); // a folder that is no run
        File.WriteAllText(Path.Combine(site.Runs, "letters", "letter.txt"), "hush");
    }
}
