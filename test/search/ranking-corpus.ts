import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import type { Segmenter } from '../../src/words/segmenter.js';

/** Written for these tests, in the manner of short news; the names say what each is about. */
export const rankingCorpus: Readonly<Record<string, string>> = {
  'loans-2021': '2021年末，普惠小微贷款余额19.2万亿元，同比增长27.3%，比各项贷款增速高16.1个百分点。',
  'loans-2020': '2020年末，普惠小微贷款余额15.1万亿元，同比增长30.3%，支持小微经营主体3228万户。',
  'loan-rates': '12月新发放的小微企业贷款加权平均利率为4.57%，比上年同期下降0.04个百分点。',
  'rate-cut': '央行授权公布，一年期贷款市场报价利率下调5个基点至3.8%，五年期以上不变。',
  'exchange-opens': '北京证券交易所11月15日开市，首批81家公司上市交易，其中10只是新股。',
  'exchange-rules': '上海证券交易所修订科创板上市规则，明确研发投入和发明专利的要求。',
  snow: '北京市气象台发布暴雪蓝色预警，多条公交线路临时停运。',
  'snow-plain': '中央气象台预计，未来三天华北平原、黄淮北部有大到暴雪，农业部门提醒农户加固大棚，公路部门备足融雪剂。',
  '5g-stations': '工信部表示，全国已建成5G基站139.6万个，覆盖所有地级市城区。',
  '4g-stations': '4G基站总数达590万个，承担着农村地区的主要流量。',
  '5g-phones': '11月，国内市场5G手机出货量2896.7万部，占同期手机出货量的82.2%。',
  'engineer-named': '田玉龙任工业和信息化部总工程师、新闻发言人。',
  'engineer-says':
    '田玉龙在发布会上说，中小企业点多面广，是产业链供应链的重要一环，要在融资、用工、物流上给予更多支持。',
  grain: '国家统计局公布，全国粮食总产量13657亿斤，比上年增长2.0%，连续七年保持在1.3万亿斤以上。',
  cars: '新能源汽车产量45.7万辆，同比增长1.3倍，出口也创下新高。',
  pork: '农业农村部称，猪肉价格连续三周回升，生猪存栏量处于合理区间。',
  'chips-together': '台积电将赴日本熊本设厂，生产22纳米芯片，预计2024年量产。',
  'chips-apart': '日本上月出口增长。芯片仍然短缺，汽车厂商减产。熊本的旅馆客满，台积电的股价则在创下新高后回落。',
  'briefing-b': '外交部发言人在例行记者会上回答了提问。',
  'briefing-a': '外交部发言人在例行记者会上回答了提问。',
};

export function rankingIndex(segmenter: Segmenter, order: 'as written' | 'reversed' = 'as written'): LiveIndex {
  const index = new LiveIndex();
  const entries = Object.entries(rankingCorpus);
  for (const [id, text] of order === 'reversed' ? entries.toReversed() : entries) {
    index.put(id, indexedPassages(segmenter, [{ id, text }]));
  }
  return index;
}
