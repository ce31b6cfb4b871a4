using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Tests;

/// <summary>Figures as officers read them.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData(-0.4, "0")]
    [InlineData(0.4, "0")]
    [InlineData(-0.6, "-1")]
    [InlineData(1_234.5, "1,235")]
    public void PupilsAreWholeAndNeverLessThanNothingByAHair(double pupils, string text) => Assert.Equal(text, Words.Count(pupils));

    [Theory]
    [InlineData(-0.0004, "0.0%")]
    [InlineData(0.0425, "4.3%")]
    [InlineData(-0.02, "-2.0%")]
    public void SharesHaveOneDecimalAndNeverLessThanNothingByAHair(double share, string text) => Assert.Equal(text, Words.Percent(share));

    [Theory]
    [InlineData(-0.4, "0")]
    [InlineData(-2.6, "−3")]
    [InlineData(12.2, "+12")]
    public void ChangesSayWhichWay(double change, string text) => Assert.Equal(text, Words.Change(change));
}
