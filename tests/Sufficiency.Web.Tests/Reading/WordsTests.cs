using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Tests.Reading;

/// <summary>Figures as officers write them.</summary>
public sealed class WordsTests
{
    [Fact]
    public void SmallFiguresLoseTheirSign()
    {
        Assert.Equal("0", Words.Count(-0.4));
        Assert.Equal("0", Words.Change(-0.4));
        Assert.Equal("£0.0m", Words.Millions(-40_000));
        Assert.Equal("£0.0m", Words.MillionsMore(40_000));
    }

    [Fact]
    public void MoreAndLessCarryTheirSign()
    {
        Assert.Equal("+1,234", Words.Change(1234));
        Assert.Equal("−3", Words.Change(-2.6));
        Assert.Equal("−£1.2m", Words.MillionsMore(-1_210_000));
        Assert.Equal("saves £1.2m", Words.SavesOrCosts(-1_210_000));
        Assert.Equal("costs £1.2m more", Words.SavesOrCosts(1_210_000));
    }

    [Fact]
    public void OneIsNotPlural() => Assert.Equal(("1 place", "2 places"), (Words.Many(1.2, "place"), Words.Many(2, "place")));
}
