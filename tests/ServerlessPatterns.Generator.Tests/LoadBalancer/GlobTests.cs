using System.Text.RegularExpressions;
using ServerlessPatterns.Generator.LoadBalancer;

namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>Patterns against every short text.</summary>
public sealed class GlobTests
{
    private static readonly string[] s_texts = [.. Texts("ab/", 6)];
    private static readonly string[] s_paths = [.. Texts("ab/", 8).Where(text => text.StartsWith('/'))];

    [Fact]
    public void What_covers_another_pattern_fits_all_that_it_fits()
    {
        var patterns = Texts("a/*?", 4).Select(pattern => (Text: pattern, Fits: Fitting(pattern, s_texts))).ToArray();

        foreach (var pattern in patterns)
        {
            foreach (var other in patterns)
            {
                var isCovering = Glob.Covers(pattern.Text, other.Text);
                var fitsAll = !other.Fits.Where((fits, index) => fits && !pattern.Fits[index]).Any();
                Assert.True(!isCovering || fitsAll, $"'{pattern.Text}' does not cover '{other.Text}'.");

                // Of a text without wildcards it is also never denied.
                Assert.True(isCovering || !fitsAll || other.Text.IndexOfAny(['*', '?']) >= 0, $"'{pattern.Text}' covers '{other.Text}'.");
            }
        }
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "*", true)]
    [InlineData("*", "/orders/*", true)]
    [InlineData("/*", "/orders/*", true)]
    [InlineData("/orders/*", "/orders/?", true)]
    [InlineData("/orders/?*", "/orders/?*", true)]
    [InlineData("/orders/?", "/orders/*", false)]
    [InlineData("/orders/*", "/orders", false)]
    [InlineData("*?", "?*", false)]
    public void A_wildcard_is_covered_by_one_that_is_as_wide(string pattern, string other, bool isCovering)
        => Assert.Equal(isCovering, Glob.Covers(pattern, other));

    [Fact]
    public void A_pattern_overlaps_a_template_where_some_path_fits_both()
    {
        var patterns = Texts("ab/*?", 4).Where(pattern => pattern.StartsWith('/') || pattern.StartsWith('*')).Select(pattern => (Text: pattern, Fits: Fitting(pattern, s_paths))).ToArray();
        foreach (var template in Templates())
        {
            var segments = template.Length == 0 ? [] : RouteTemplate.Read("/" + string.Join('/', template)).Segments;
            var fitting = s_paths.Select(path => Fits(template, path)).ToArray();
            foreach (var pattern in patterns)
            {
                Assert.True(
                    Glob.Overlaps(pattern.Text, segments) == fitting.Where((fits, index) => fits && pattern.Fits[index]).Any(),
                    $"'{pattern.Text}' and '/{string.Join('/', template)}'");
            }
        }
    }

    [Theory]
    [InlineData("/a?b", "/a b", false)]
    [InlineData("/a?20b", "/a b", true)]
    [InlineData("/?C3?B6", "/ö", true)]
    [InlineData("/?F0?9F?98*", "/😀", true)]
    [InlineData("/a+b:c@d", "/a+b:c@d", true)]
    [InlineData("/~$&'", "/~$&'", true)]
    public void A_template_s_texts_stand_in_paths_percent_encoded(string pattern, string template, bool isOverlapping)
        => Assert.Equal(isOverlapping, Glob.Overlaps(pattern, RouteTemplate.Read(template).Segments));

    private static bool[] Fitting(string pattern, string[] texts)
    {
        var expression = new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
        return [.. texts.Select(text => expression.IsMatch(text))];
    }

    /// <summary>As the runtime: a slash at the end does not count, a parameter is not empty, and the rest may be anything.</summary>
    private static bool Fits(string[] template, string path)
    {
        var parts = path == "/" ? [] : (path.EndsWith('/') ? path[1..^1] : path[1..]).Split('/');
        var isRest = template.Length > 0 && template[^1] == "{rest*}";
        var fixedSegments = isRest ? template[..^1] : template;
        return (isRest ? parts.Length >= fixedSegments.Length : parts.Length == fixedSegments.Length)
            && fixedSegments.Select((segment, index) => segment.StartsWith('{') ? parts[index].Length > 0 : parts[index] == segment).All(fits => fits);
    }

    private static IEnumerable<string[]> Templates()
    {
        string[][] none = [[]];
        string[] middle = ["a", "b", "{x}"];
        string[] last = ["a", "b", "{y}", "{rest*}"];
        return none.Concat(last.Select(segment => new[] { segment })).Concat(middle.SelectMany(first => last.Select(second => new[] { first, second })));
    }

    /// <summary>Every text of some letters and at most that length, the empty one too.</summary>
    private static IEnumerable<string> Texts(string letters, int length)
        => length == 0 ? [""] : Texts(letters, length - 1).SelectMany(text => text.Length == length - 1 ? letters.Select(letter => text + letter).Prepend(text) : [text]);
}
