using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Wire;

/// <summary>One AWS service's wire protocol, as its SDK clients speak it through AWS_ENDPOINT_URL.</summary>
internal interface IWireService
{
    /// <summary>Whether a request is for this service: by X-Amz-Target where the protocol is JSON, else by the form's Action.</summary>
    /// <param name="target">The X-Amz-Target header, AmazonSQS.SendMessage; null where there is none.</param>
    /// <param name="form">The form of the query protocol; null where the request has none.</param>
    bool Takes(string? target, IReadOnlyDictionary<string, string>? form);

    /// <summary>Answers a request, errors too, in the form of the protocol that it came in.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="target">As before.</param>
    /// <param name="form">As before.</param>
    Task AnswerAsync(HttpContext context, string? target, IReadOnlyDictionary<string, string>? form);
}
