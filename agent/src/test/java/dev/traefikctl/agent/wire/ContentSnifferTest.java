package dev.traefikctl.agent.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSnifferTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/html; charset=utf-8      | ' \t\f<!doctype HTML>'
          text/html; charset=utf-8      | '<a >'
          text/plain; charset=utf-8     | '<ab>'
          text/plain; charset=utf-8     | '<html'
          text/xml; charset=utf-8       | '  <?xml version'
          text/plain; charset=utf-8     | '{"a": 1}'
          text/plain; charset=utf-8     | 'é\033'
          application/octet-stream      | 'text\001'
          text/plain; charset=utf-16be  | '\376\377ab'
          text/plain; charset=utf-8     | '\357\273\277\001'
          application/pdf               | '%PDF-1.7'
          image/png                     | '\211PNG\r\n\032\n\000'
          image/webp                    | 'RIFFxxxxWEBPVP8'
          audio/wave                    | 'RIFF\000xxxWAVE'
          video/mp4                     | '\000\000\000\024ftypisomxxxxmp42'
          application/octet-stream      | '\000\000\000\020ftypisommp42xxxx'
          video/webm                    | '\032E\337\243'
          application/x-gzip            | '\037\213\b\000'
          font/woff2                    | 'wOF2'
          application/zip               | 'PK\003\004'
          """)
  void guessesAsGoDoes(String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(type, ContentSniffer.typeOf(Unpooled.wrappedBuffer(bytes)));
  }
}
