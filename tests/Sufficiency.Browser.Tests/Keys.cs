using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>A page used by the keyboard alone.</summary>
internal static class Keys
{
    private const int MostSteps = 400;

    private const string Focused = """
        (() => { const on = document.activeElement;
          return (on.id ? '#' + on.id + ' ' : '') + (on.textContent || '').replace(/\s+/g, ' ').trim(); })()
        """;

    /// <summary>What has the focus: its id, if it has one, and its text.</summary>
    public static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>(Focused);

    /// <summary>Presses the Tab key until what has the focus begins with a text.</summary>
    public static async Task TabToAsync(IPage page, string text)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await FocusAsync(page)).StartsWith(text, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"The Tab key never comes to \"{text}\" on {page.Url}");
    }

    /// <summary>Goes to a link or button by the Tab key and presses Enter, which leads to another page.</summary>
    public static async Task FollowAsync(IPage page, string text, string address)
    {
        await TabToAsync(page, text);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address);
    }
}
