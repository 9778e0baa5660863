using System.Security;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>Answers as SNS words them: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html, …/CommonErrors.html.</summary>
internal static class SnsAnswer
{
    private const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    private const string Metadata = "<ResponseMetadata><RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>";

    public static ScriptedAnswer Published(string messageId = "94f20ce6-13c5-43a0-9a9e-ca52d816e90b") => ScriptedAnswer.Text(
        200,
        $"<PublishResponse xmlns=\"{Namespace}\"><PublishResult><MessageId>{messageId}</MessageId></PublishResult>{Metadata}</PublishResponse>");

    public static ScriptedAnswer Error(int status, string code, string message) => ScriptedAnswer.Text(
        status,
        $"""
        <ErrorResponse xmlns="{Namespace}">
          <Error>
            <Type>{(status < 500 ? "Sender" : "Receiver")}</Type>
            <Code>{code}</Code>
            <Message>{SecurityElement.Escape(message)}</Message>
          </Error>
          <RequestId>0dc10fa3-1d3b-5a4d-9f4f-5f2c9b5d6e12</RequestId>
        </ErrorResponse>
        """);

    /// <summary>The answer that takes every entry but those that the function gives a failure for.</summary>
    public static ScriptedAnswer Batch(ScriptedCall call, Func<int, (string Code, string Message, bool SenderFault)?>? failure = null)
    {
        var ids = call.Form.Where(pair => pair.Key.StartsWith("PublishBatchRequestEntries.member.", StringComparison.Ordinal) && pair.Key.EndsWith(".Id", StringComparison.Ordinal))
            .Select(pair => pair.Value);
        var successful = "";
        var failed = "";
        foreach (var id in ids)
        {
            if (failure?.Invoke(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)) is { } fault)
            {
                failed += $"<member><SenderFault>{(fault.SenderFault ? "true" : "false")}</SenderFault><Code>{fault.Code}</Code><Id>{id}</Id><Message>{SecurityElement.Escape(fault.Message)}</Message></member>";
            }
            else
            {
                successful += $"<member><MessageId>{Guid.NewGuid()}</MessageId><Id>{id}</Id></member>";
            }
        }

        return ScriptedAnswer.Text(
            200,
            $"<PublishBatchResponse xmlns=\"{Namespace}\"><PublishBatchResult><Failed>{failed}</Failed><Successful>{successful}</Successful></PublishBatchResult>{Metadata}</PublishBatchResponse>");
    }
}
