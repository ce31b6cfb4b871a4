using System.Net;
using AngleSharp.Html.Parser;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>What is typed into the filter of a table is a text to look for, and nothing else.</summary>
public sealed class TableFilterTests
{
    private const string Schema = """
        { "tables": [
            { "file": "providers.parquet", "meaning": "<b>Schools</b>", "columns": [
                { "name": "provider_id", "type": "text", "unit": "", "meaning": "number" },
                { "name": "name", "type": "text", "unit": "", "meaning": "name" } ] },
            { "file": "do_minimum/places_short.parquet", "meaning": "Places short", "columns": [
                { "name": "town_name", "type": "text", "unit": "", "meaning": "town" },
                { "name": "pupils", "type": "number", "unit": "pupils", "meaning": "pupils" } ] } ] }
        """;

    [Theory]
    [InlineData("filter=name&value=Beech", 1)]
    [InlineData("filter=name&value=beech%20SCHOOL", 1)]
    [InlineData("filter=name&value=%3DAsh", 1)]
    [InlineData("filter=name&value=%27%3B%20DROP%20TABLE%20providers%3B%20--", 0)]
    [InlineData("filter=name&value=%27%20OR%20%271%27%3D%271", 0)]
    [InlineData("filter=name&value=%25", 0)]
    [InlineData("filter=name&value=%22", 0)]
    [InlineData("filter=name&value=Beech%00%27", 0)]
    [InlineData("filter=name%22%20OR%201%3D1--&value=x", 2)]
    [InlineData("sort=name%3B%20DROP%20TABLE%20providers&order=desc%3B%20DROP", 2)]
    [InlineData("sort=name&order=desc&page=1000000", 2)]
    [InlineData("page=-5", 2)]
    public async Task TheFilterIsAText(string query, int rows)
    {
        await using var site = await StartAsync();

        Assert.Equal(rows, await CountAsync(site, $"/runs/paper/tables/providers?{query}"));
        Assert.Equal(2, await CountAsync(site, "/runs/paper/tables/providers"));
        Assert.Equal(rows + 1, Lines(await site.ReadAsync($"/runs/paper/tables/providers.csv?{query}")));
    }

    [Theory]
    [InlineData("%3E10", 1)]
    [InlineData("%3C10", 1)]
    [InlineData("1e400", 2)]
    [InlineData("NaN", 2)]
    [InlineData("0%20OR%201%3D1", 2)]
    public async Task ATableWithADotInItsNameIsFilteredByNumbers(string value, int rows)
    {
        await using var site = await StartAsync();

        Assert.Equal(rows, await CountAsync(site, $"/runs/paper/tables/do_minimum.places_short?filter=pupils&value={value}"));
    }

    [Theory]
    [InlineData("providers.exe")]
    [InlineData("providers.")]
    [InlineData("duckdb_settings()")]
    [InlineData("information_schema.tables")]
    [InlineData("providers%22%3B%20DROP")]
    public async Task AnotherTableIsNotFound(string table)
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync($"/runs/paper/tables/{table}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(site.Runs, "paper", "schema.json"), Schema);
        return site;
    }

    private static async Task<int> CountAsync(Site site, string address) =>
        new HtmlParser().ParseDocument(await site.ReadAsync(address)).QuerySelectorAll("main table tbody tr").Length;

    private static int Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
}
