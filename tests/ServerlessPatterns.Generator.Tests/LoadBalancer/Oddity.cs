namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>
/// What is odd about a request, so that we answer it otherwise than ASP.NET Core and mean to. Each has its reason in
/// docs/patterns/load-balancer.md.
/// </summary>
internal enum Oddity
{
    /// <summary>A path in capitals: our texts in templates are compared as they are, as a listener's are.</summary>
    PathInCapitals,

    /// <summary>An escape in the path that is none, or is not UTF-8: 400, and not the text as it is.</summary>
    EscapeInPath,

    /// <summary>The same in a query parameter.</summary>
    EscapeInQuery,

    /// <summary>An encoded slash in the path: decoded as everything else.</summary>
    SlashInSegment,

    /// <summary>Two values for one: 400, and not both with a comma between them.</summary>
    QueryTwice,

    /// <summary>The name of an enum's member in other letters, or the number of none: the first is taken, the second is not.</summary>
    EnumName,

    /// <summary>A comma among the digits: refused.</summary>
    Thousands,

    /// <summary>A POST, PUT or PATCH that does not say what its body is: that decides nothing between routes, and a body is refused with 415 always.</summary>
    BodyWithoutType,

    /// <summary>A body of another type: that decides nothing between routes, and the problem that is told is the first in the order of the parameters.</summary>
    BodyOfOtherType,

    /// <summary>A quotation mark in the list of a header: a character as others, for most headers know no quoted strings.</summary>
    QuoteInHeaderList,
}
