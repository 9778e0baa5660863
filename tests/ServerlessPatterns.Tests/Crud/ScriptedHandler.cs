using System.Net;
using System.Text;

namespace ServerlessPatterns.Tests.Crud;

/// <summary>Answers requests as it is told, and keeps them.</summary>
internal sealed class ScriptedHandler(params HttpResponseMessage[] answers) : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> _answers = new(answers);

    public List<(HttpMethod Method, string Url, string? ContentType, byte[]? Body)> Requests { get; } = [];

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", string contentType = "application/json") => new(status)
    {
        Content = new StringContent(body, Encoding.UTF8, contentType),
    };

    public static HttpResponseMessage Problem(int status, string kind, string title = "It did not work.", string? detail = null) => Answer(
        (HttpStatusCode)status,
        $$"""{"type":"urn:serverless-patterns:problem:{{kind}}","title":"{{title}}","status":{{status}}{{(detail is null ? "" : $",\"detail\":\"{detail}\"")}}}""",
        "application/problem+json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Requests.Add((request.Method, request.RequestUri!.AbsoluteUri, request.Content?.Headers.ContentType?.ToString(), body));
        var answer = _answers.Dequeue();
        answer.RequestMessage = request;
        return answer;
    }
}
